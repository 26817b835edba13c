package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Parameters;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The graph of a whole network: the linear backbone, and what attention would add to it. All slices begin at a static
 * step, so that the number of steps, and with it the hop, may stay open.
 *
 * @param parameters of the attention
 * @param choice how hard attention chooses: the largest when serving, straight through when training, which also drops out
 */
public record Network(
        Algebra<TFloat32> algebra,
        NetworkConfiguration configuration,
        Backbone backbone,
        Parameters<TFloat32> parameters,
        Choice choice) {
    /** @throws IllegalArgumentException when the configuration names a channel that there is not */
    public Network {
        configuration.attention().groups().verify(backbone.channels());
    }

    /**
     * What a network makes of windows of T = R − 1 + h steps.
     *
     * @param weights of the gate [B, h, C]
     * @param features z times the weights [B, h, C]
     * @param context [B, h, D]
     * @param attention of the summary, or of the last layer by offset [B, h, O]
     * @param expectation of the backbone, of each horizon [B, h, C]
     * @param expectationCorrection what attention adds to the expectation with the shortest horizon [B, h, C]
     * @param forecast of the backbone [B, H, C]
     * @param forecastCorrection what attention adds to it [B, H, C]
     */
    public record Outputs(
            Operand<TFloat32> weights,
            Operand<TFloat32> features,
            Operand<TFloat32> context,
            Operand<TFloat32> attention,
            List<Operand<TFloat32>> expectation,
            Operand<TFloat32> expectationCorrection,
            Operand<TFloat32> forecast,
            Operand<TFloat32> forecastCorrection) {}

    /** Adds the network to the graph of values and observed, [B, T, C] each. */
    public Outputs of(Operand<TFloat32> values, Operand<TFloat32> observed) {
        AttentionConfiguration attention = configuration.attention();
        int first = configuration.receptiveField() - 1;
        int ahead = configuration.expectation().shortest(); // the context of t − ahead corrects the expectation of t
        AttentionBranch.Branch branch =
                new AttentionBranch(algebra, attention, parameters, choice).of(values, observed, first - ahead);
        int lead = ahead + attention.reach();
        LinearForecast forecast = new LinearForecast(algebra, configuration.forecast(), backbone);
        return new Outputs(
                algebra.steps(branch.weights(), lead, 0), // [B, h, C]
                algebra.steps(branch.features(), lead, 0), // [B, h, C]
                algebra.steps(branch.context(), ahead, 0), // [B, h, D]
                algebra.steps(branch.attention(), ahead, 0), // [B, h, O]
                new LinearExpectation(algebra, configuration.expectation(), backbone).of(values, first),
                algebra.steps(head("expectation", branch.context(), backbone.channels()), 0, -ahead),
                forecast.of(values),
                forecastCorrection(forecast, values, algebra.steps(branch.context(), -1, 0)));
    }

    private Operand<TFloat32> forecastCorrection(
            LinearForecast linear, Operand<TFloat32> values, Operand<TFloat32> context) { // […], [B, 1, D] → [B, H, C]
        BranchConfiguration branch = configuration.forecast().branch();
        if (branch.isPresent()) {
            return new ForecastBranch(algebra, configuration.forecast(), branch, parameters.within("forecast"), choice)
                    .of(linear, values);
        }
        int horizon = configuration.forecast().horizon();
        Operand<TFloat32> flat = head("forecast", context, (long) horizon * backbone.channels()); // [B, 1, H·C]
        return algebra.reshape(flat, -1, horizon, backbone.channels());
    }

    /** A linear reading of the context that begins at zero. */
    private Operand<TFloat32> head(String name, Operand<TFloat32> context, long size) { // […, D] → […, size]
        Operand<TFloat32> weights = parameters.get(
                name + "/W", Parameters.Start.ZEROS, configuration.attention().width(), size);
        return algebra.dense(context, weights, parameters.bias(name + "/b", size));
    }
}

package dev.heed.model.network;

/**
 * Everything that decides the shape of a network.
 *
 * @param expectation linear expectation of the present
 * @param forecast linear forecast
 * @param attention gate and attention, which correct both
 */
public record NetworkConfiguration(
        ExpectationConfiguration expectation, ForecastConfiguration forecast, AttentionConfiguration attention) {

    /** The configuration that was measured to be a good first model. */
    public static NetworkConfiguration defaults() {
        return new NetworkConfiguration(
                ExpectationConfiguration.defaults(),
                ForecastConfiguration.defaults(),
                AttentionConfiguration.defaults());
    }

    /** This configuration with another forecast horizon, in steps. */
    public NetworkConfiguration withHorizon(int steps) {
        return new NetworkConfiguration(expectation, forecast.withHorizon(steps), attention);
    }

    /**
     * R: how many steps, itself included, one output step depends on. The expectation of step t sees back to
     * t − longest horizon − lags + 1, the forecast its look-back; the correction of the expectation with the shortest
     * horizon h comes from the context of t − h.
     */
    public int receptiveField() {
        int linear = expectation.longest() + expectation.lags();
        return Math.max(Math.max(linear, forecast.longest()), expectation.shortest() + attentionField());
    }

    /**
     * How many steps, itself included, one step's context depends on: 1, the reach of layers and summary, and r more
     * where the gate has a context.
     */
    public int attentionField() {
        return 1 + attention.reach() + (attention.gate().readsContext() ? attention.radius() : 0);
    }

    /**
     * Steps after its own that a step's context and attention depend on; 0 is causal. What they look ahead at has been
     * seen when they are given: the newest of them is that of the step so many steps before the newest. Expectation and
     * forecast see nothing that is later than their issue.
     */
    public int lookahead() {
        return attention.lookahead();
    }
}

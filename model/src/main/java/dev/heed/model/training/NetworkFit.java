package dev.heed.model.training;

import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.LinearWeights;
import dev.heed.model.network.Backbone;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ParameterLayout;
import dev.heed.model.network.TrainedNetwork;
import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.HeadFacts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits a whole network: the backbone on the training rows, the attention on what it leaves there, the shrinkage and the
 * spread on the validation rows; then the backbone once more, on all rows, to be served.
 */
final class NetworkFit {
    private static final int BATCH = 64;
    private static final int NEW_STEPS = 16;
    private static final double RATE = 1e-3;
    /** Of deviations: values as far out are usual, whatever training has seen. */
    private static final float LEAST_RANGE = 3;
    /** Half-life of the forecast's backbone. */
    private static final Duration MEMORY = Duration.ofDays(730);

    private final TrainingPlan plan;
    private final NetworkConfiguration network;
    private final int channels;
    private final float[] range;
    private final List<Rows> training;
    private final List<Rows> validation;
    private final ExpectationFit expectation;
    private final ForecastFit forecast;
    private final Progress progress;

    NetworkFit(TrainingPlan plan, List<NormalisedSeries> series, Progress progress) {
        this.plan = plan;
        this.network = plan.network();
        this.channels = plan.channels().size();
        this.range = range(series, channels);
        this.training = Rows.training(series);
        this.validation = Rows.validation(series);
        this.expectation = new ExpectationFit(network.expectation(), channels);
        this.forecast =
                new ForecastFit(network.forecast(), channels, plan.period().stepsIn(MEMORY));
        this.progress = progress;
    }

    /**
     * A fitted network and how it did.
     *
     * @param fewRows what was done where rows were few
     * @param increments that the forecast's backbone was fitted from
     * @param validationRows rows that the facts were measured on
     */
    record Fitted(
            TrainedNetwork network,
            Increments increments,
            FewRows fewRows,
            long validationRows,
            HeadFacts expectation,
            HeadFacts forecast) {}

    Fitted fit() {
        int past = network.receptiveField() - 1 + NEW_STEPS;
        int ahead = network.forecast().horizon();
        Origins fitting = origins(training, past, ahead);
        Origins validating = origins(validation, past, ahead);
        add(training, "backbone");
        FewRows fewRows = FewRows.of(expectation, training, validation);
        ParameterLayout layout = ParameterLayout.of(network, channels);
        float[] parameters;
        Validation validated;
        try (TrainingGraph graph =
                        new TrainingGraph(network, backbone(fewRows), layout, BATCH, NEW_STEPS, plan.seed());
                WindowBatch batch = new WindowBatch(BATCH, past, ahead, channels)) {
            parameters = descend(graph, layout.start(plan.seed()), fitting, batch);
            validated = Validation.run(graph, parameters, validating, batch, BATCH, ahead * channels);
        }
        add(validation, "backbone on all rows");
        return fitted(parameters, validated, ahead * channels, fewRows);
    }

    /** The parameters' average over the latest steps of gradient descent on what the backbone leaves over. */
    private float[] descend(TrainingGraph graph, float[] start, Origins origins, WindowBatch batch) {
        SplittableRandom random = new SplittableRandom(plan.seed());
        int steps = plan.stepsOrDefault();
        Adam.LearningRate rate = new Adam.LearningRate(RATE, steps);
        Adam adam = new Adam(start);
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < BATCH; i++) {
                int origin = random.nextInt(origins.count());
                batch.put(i, origins.series(origin), origins.step(origin));
            }
            adam.step(graph.gradient(adam.values(), batch), rate.at(step));
            progress.at("attention", step + 1, steps);
        }
        return adam.average();
    }

    private static float[] range(List<NormalisedSeries> series, int channels) {
        float[] range = new float[channels];
        Arrays.fill(range, LEAST_RANGE);
        for (NormalisedSeries one : series) {
            for (int i = 0; i < one.values().length; i++) {
                range[i % channels] = Math.max(range[i % channels], Math.abs(one.values()[i]));
            }
        }
        return range;
    }

    private Fitted fitted(float[] parameters, Validation validated, int cells, FewRows fewRows) {
        float[] spread =
                Spread.of(validated.forecast().left(), cells, network.forecast().levels());
        TrainedNetwork trained = new TrainedNetwork(
                network,
                backbone(fewRows),
                parameters,
                validated.expectation().alpha(),
                validated.forecast().alpha(),
                range,
                spread);
        return new Fitted(
                trained,
                forecast.increments(),
                fewRows,
                validation.stream().mapToLong(Rows::count).sum(),
                validated.expectation().facts(),
                validated.forecast().facts());
    }

    /** Of all rows that were added. */
    private Backbone backbone(FewRows fewRows) {
        LinearWeights solved = forecast.solve();
        return new Backbone(channels, expectation.solve(fewRows.times()), solved.weights(), solved.constant());
    }

    private void add(List<Rows> rows, String stage) {
        for (int i = 0; i < rows.size(); i++) {
            expectation.add(rows.get(i));
            forecast.add(rows.get(i));
            progress.at(stage, i + 1, rows.size());
        }
    }

    private static Origins origins(List<Rows> rows, int past, int ahead) {
        Origins origins = new Origins(rows, past, ahead);
        if (origins.count() == 0) {
            int least = Math.max((int) Math.ceil((past + ahead) / .8) + 1, 5 * (ahead + 1));
            throw new IllegalArgumentException("expected a series of at least " + least
                    + " rows without a long gap (for "
                    + past + " steps of past and a horizon of " + ahead + "), found at most "
                    + rows.stream().mapToInt(one -> one.series().steps()).max().orElse(0)
                    + "; train on more rows, or choose a shorter horizon or look-back");
        }
        return origins;
    }
}

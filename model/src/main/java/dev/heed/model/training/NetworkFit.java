package dev.heed.model.training;

import dev.heed.model.forecasting.Increments;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ParameterLayout;
import dev.heed.model.network.TrainedNetwork;
import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.HeadFacts;
import java.time.Duration;
import java.util.List;

/**
 * Fits a whole network: the backbone on the training rows, the attention on what it leaves there, the shrinkage and the
 * spread on the validation rows; then the backbone once more, on all rows, to be served.
 */
final class NetworkFit {
    private static final int BATCH = 64;
    private static final int NEW_STEPS = 16;
    /** Half-life of the forecast's backbone. */
    private static final Duration MEMORY = Duration.ofDays(730);

    private final TrainingPlan plan;
    private final NetworkConfiguration network;
    private final int channels;
    private final Split split;
    private final Progress progress;

    NetworkFit(TrainingPlan plan, List<NormalisedSeries> series, Progress progress) {
        this.plan = plan;
        this.network = plan.network();
        this.channels = plan.channels().size();
        this.split = Split.of(series);
        this.progress = progress;
    }

    /**
     * A fitted network and how it did.
     *
     * @param network to be served
     * @param increments that the forecast's backbone was fitted from
     * @param validationRows rows that the facts were measured on
     * @param expectation of the nearest expectation
     * @param forecast of the forecast
     */
    record Fitted(
            TrainedNetwork network,
            Increments increments,
            long validationRows,
            HeadFacts expectation,
            HeadFacts forecast) {}

    Fitted fit() {
        int past = network.receptiveField() - 1 + NEW_STEPS;
        int ahead = network.forecast().horizon();
        Origins training = origins(split.training(), past, ahead);
        Origins validation = origins(split.validation(), past, ahead);
        BackboneFit backbone = new BackboneFit(network, channels, plan.period().stepsIn(MEMORY));
        add(backbone, split.training(), "backbone");
        ParameterLayout layout = ParameterLayout.of(network, channels);
        float[] parameters;
        Validation validated;
        try (TrainingGraph graph = new TrainingGraph(network, backbone.solve(), layout, BATCH, NEW_STEPS, plan.seed());
                WindowBatch batch = new WindowBatch(BATCH, past, ahead, channels)) {
            parameters = new AttentionFit(graph, training, plan.seed())
                    .train(layout.start(plan.seed()), batch, BATCH, plan.stepsOrDefault(), progress);
            validated = Validation.run(graph, parameters, validation, batch, BATCH, ahead * channels);
        }
        add(backbone, split.validation(), "backbone on all rows");
        return fitted(backbone, parameters, validated, ahead * channels);
    }

    private Fitted fitted(BackboneFit backbone, float[] parameters, Validation validated, int cells) {
        float[] spread =
                Spread.of(validated.forecast().left(), cells, network.forecast().levels());
        TrainedNetwork trained = new TrainedNetwork(
                network,
                backbone.solve(),
                parameters,
                validated.expectation().alpha(),
                validated.forecast().alpha(),
                spread);
        return new Fitted(
                trained,
                backbone.increments(),
                split.validationRows(),
                validated.expectation().facts(),
                validated.forecast().facts());
    }

    private void add(BackboneFit backbone, List<Rows> rows, String stage) {
        for (int i = 0; i < rows.size(); i++) {
            backbone.add(rows.get(i));
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

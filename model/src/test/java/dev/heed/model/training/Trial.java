package dev.heed.model.training;

import dev.heed.model.forecasting.LookBack;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.ConfigurationJson;
import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.FittedSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.series.StepGrid;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import dev.heed.model.serving.Windows;
import java.nio.file.Path;
import java.util.List;

/**
 * A mechanism trained on a task, and measured through the model that serves.
 *
 * @param loss mean squared error of channel 0 over the held-out fifth, normalised: 1 is no better than its mean
 * @param trainingMicros of processor time per attended step: of the gradient descent, batch 64, 16 new steps a window
 * @param servingMicros of processor time per attended step: batch 32, 16 new steps a window
 */
record Trial(double loss, double trainingMicros, double servingMicros) {
    private static final int HOP = 16;
    private static final int BATCH = 32;

    /** Trains with the attention's settings as JSON. */
    static Trial of(Task task, String attention, int gradientSteps, Path directory) {
        long[] clock = new long[2];
        FittedSeries fitted = task.series(Task.STEPS);
        train(task, fitted, network(settings(attention)), gradientSteps, directory, (stage, done, total) -> {
            if (stage.equals("attention")) {
                clock[done == 1 ? 0 : 1] = CpuTime.ofProcess();
            }
        });
        double training = (clock[1] - clock[0]) / 1e3 / (gradientSteps - 1) / (64 * HOP);
        NormalisedSeries series = fitted.series().get(0);
        try (ServingModel model = ServingModel.load(directory, ServingOptions.defaults())) {
            return new Trial(loss(model, series), training, serving(model, series));
        }
    }

    static TrainingReport train(
            Task task,
            FittedSeries fitted,
            NetworkConfiguration network,
            int gradientSteps,
            Path directory,
            Progress progress) {
        List<String> channels = List.of("answer", "word", "sign", "other");
        TrainingPlan plan = new TrainingPlan(
                task.name(),
                "1",
                Intake.plain(channels),
                List.of(),
                StepGrid.of(Task.PERIOD),
                HOP,
                10,
                network,
                fitted.normalisation(),
                ChannelLimits.NONE,
                7,
                gradientSteps);
        return new Trainer().train(plan, fitted.series(), directory, progress);
    }

    /** Small layers, changed. */
    static AttentionConfiguration settings(String attention) {
        NetworkConfiguration narrow = ConfigurationJson.change(
                NetworkConfiguration.defaults(), "{\"attention\": {\"width\": 16, \"heads\": 2, \"layers\": 1}}");
        return ConfigurationJson.change(narrow, "{\"attention\": " + attention + "}")
                .attention();
    }

    /** A network with a backbone of two lags, so that the attention has something to do. */
    static NetworkConfiguration network(AttentionConfiguration attention) {
        return new NetworkConfiguration(
                new ExpectationConfiguration(List.of(1), 2, .03),
                new ForecastConfiguration(1, List.of(new LookBack(2, .5, 1)), List.of(.5)),
                attention);
    }

    private static double loss(ServingModel model, NormalisedSeries series) {
        int first = series.steps() * 4 / 5 / HOP;
        int windows = (series.steps() - model.steps()) / HOP - first;
        SeriesWindows cut = new SeriesWindows(series, HOP, first, model.steps());
        double squares = 0;
        double spread = 0;
        for (int i = 0; i < windows; i++) {
            float[] expectation = model.run(1, at(cut, i), 0).expectation(); // [1, h, 1, C]
            float[] z = cut.values(i);
            for (int step = 0; step < HOP; step++) {
                float value = z[(model.steps() - HOP + step) * Task.CHANNELS];
                squares += Math.pow(value - expectation[step * Task.CHANNELS], 2);
                spread += (double) value * value;
            }
        }
        return squares / spread;
    }

    private static Windows at(SeriesWindows cut, int window) {
        return new Windows() {
            @Override
            public float[] values(int index) {
                return cut.values(window + index);
            }

            @Override
            public byte[] observed(int index) {
                return cut.observed(window + index);
            }
        };
    }

    private static double serving(ServingModel model, NormalisedSeries series) {
        SeriesWindows cut = new SeriesWindows(series, HOP, 0, model.steps());
        int times = 50;
        long begun = 0;
        for (int i = -times; i < times; i++) {
            if (i == 0) {
                begun = CpuTime.ofThread();
            }
            AttendedBatch batch = model.run(BATCH, cut, BATCH);
            if (batch.count() != BATCH) {
                throw new IllegalStateException("found " + batch.count() + " windows");
            }
        }
        return (CpuTime.ofThread() - begun) / 1e3 / times / (BATCH * HOP);
    }
}

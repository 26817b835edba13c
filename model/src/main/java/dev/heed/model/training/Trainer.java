package dev.heed.model.training;

import dev.heed.model.network.ServedGraph;
import dev.heed.model.scoring.CalibrationRun;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.scoring.ScoringCalibrator;
import dev.heed.model.series.NormalisedSeries;
import dev.heed.model.serving.IncrementsFile;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.serving.SavedModelFile;
import dev.heed.model.serving.TrainingFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Graph;

/** Trains, calibrates and writes a model. */
public final class Trainer {
    /** Of a value that is fitted: a channel alone is not cut before, and a few outliers would be all that counts. */
    private static final float MOST_DEVIATIONS = 20;

    private static final Duration TRAILING = Duration.ofDays(3);

    /**
     * Trains on series of one set of channels and writes a model directory.
     *
     * @param output created where missing; a model that is there already is replaced
     * @throws IllegalArgumentException when there are too few rows for the network's receptive field and horizon, or a
     *     series has other channels than the plan
     */
    public TrainingReport train(TrainingPlan plan, List<NormalisedSeries> series, Path output, Progress progress) {
        long begun = System.nanoTime();
        for (NormalisedSeries one : series) {
            if (one.channels() != plan.channels().size()) {
                throw new IllegalArgumentException("expected series of "
                        + plan.channels().size() + " channels, found " + one.channels() + " in " + one.entity());
            }
        }
        List<NormalisedSeries> calm =
                series.stream().map(one -> one.within(MOST_DEVIATIONS)).toList();
        NetworkFit.Fitted fitted = new NetworkFit(plan, calm, progress).fit();
        write(fitted, lastStep(series), output);
        int channels = plan.channels().size();
        List<CalibrationRun> runs =
                Calibration.run(ModelDirectory.graph(output), plan.network(), channels, series, progress).stream()
                        .map(run -> run.widened(fitted.fewRows().widening(), channels))
                        .toList();
        int horizons = plan.network().expectation().horizons().size();
        Scoring scoring = new ScoringCalibrator(
                        channels, horizons, plan.period(), plan.normalisation().halfLifeSteps(), runs)
                .fit(plan.period().stepsIn(TRAILING), longest(series));
        ModelDirectory written = ModelDirectory.complete(output, card(plan, series, fitted, scoring));
        return new TrainingReport(
                output,
                written.digest(),
                written.card(),
                fitted.fewRows(),
                meanError(series),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static double meanError(List<NormalisedSeries> series) {
        double squares = 0;
        long count = 0;
        for (Rows rows : Rows.validation(series)) {
            int channels = rows.series().channels();
            for (int i = rows.from() * channels; i < rows.to() * channels; i++) {
                if (rows.series().observed()[i] != 0) {
                    double z = rows.series().values()[i];
                    squares += z * z;
                    count++;
                }
            }
        }
        return squares / Math.max(1, count);
    }

    private static float[] longest(List<NormalisedSeries> series) {
        return series.stream()
                .map(NormalisedSeries::values)
                .max(Comparator.comparingInt(values -> values.length))
                .orElseThrow();
    }

    /** The graph; and the sums of a model that is there to forecast: one step ahead comes along with every detector. */
    private static void write(NetworkFit.Fitted fitted, long lastStep, Path output) {
        try (Graph graph = new Graph()) {
            ServedGraph served = ServedGraph.add(graph, fitted.network());
            SavedModelFile.write(graph, served.inputs(), served.outputs(), ModelDirectory.graph(output));
            IncrementsFile.delete(output);
            if (fitted.network().configuration().forecast().horizon() > 1) {
                IncrementsFile.write(output, new IncrementsFile.Trained(fitted.increments(), lastStep));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lastStep(List<NormalisedSeries> series) {
        return series.stream()
                .mapToLong(one -> one.firstStep() + one.steps() - 1)
                .max()
                .orElseThrow();
    }

    /** Channels of which no series has a value. */
    private static List<String> unseen(List<String> channels, List<NormalisedSeries> series) {
        return IntStream.range(0, channels.size())
                .filter(c -> series.stream().noneMatch(one -> one.isSeen(c)))
                .mapToObj(channels::get)
                .toList();
    }

    private static ModelCard card(
            TrainingPlan plan, List<NormalisedSeries> series, NetworkFit.Fitted fitted, Scoring scoring) {
        TrainingFacts facts = new TrainingFacts(
                series.stream().map(NormalisedSeries::entity).distinct().toList(),
                series.stream().mapToLong(NormalisedSeries::steps).sum(),
                fitted.validationRows(),
                plan.stepsOrDefault(),
                plan.seed(),
                fitted.network().parameters().length,
                fitted.expectation(),
                fitted.forecast());
        return new ModelCard(
                plan.name(),
                plan.version(),
                plan.channels(),
                plan.units(),
                plan.period(),
                plan.grid().phaseMicros(),
                plan.hop(),
                plan.network().receptiveField(),
                plan.network().lookahead(),
                plan.network().forecast().horizon(),
                plan.network().expectation().horizons(),
                plan.network().forecast().levels(),
                plan.maxGapSteps(),
                plan.network(),
                plan.normalisation(),
                plan.limits().nonNegative(),
                plan.limits().percent(),
                unseen(plan.channels(), series),
                plan.intake().offsets(),
                plan.intake().rates(),
                plan.intake().missing(),
                plan.intake().averages(),
                scoring,
                facts);
    }
}

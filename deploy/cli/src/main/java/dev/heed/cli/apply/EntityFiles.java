package dev.heed.cli.apply;

import dev.heed.detect.Alert;
import dev.heed.detect.AlertWords;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.SimilarMoment;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.serving.ModelCard;
import dev.heed.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The four files of one entity, and its intervals where they are wanted. Steps that are warming up, and steps without any reading, get no row; neither does a
 * forecast issued after the last reading.
 */
final class EntityFiles implements AutoCloseable {
    private static final double WORTH_NAMING = .01;

    private final ModelCard card;
    private final RowTimes times;
    private final TimeText text;
    private final AlertWords words;
    private final CsvOutput saliency;
    private final CsvOutput features;
    private final CsvOutput forecasts;
    private final CsvOutput alerts;
    private final @Nullable CsvOutput intervals;

    EntityFiles(Path directory, ModelCard card, RowTimes times, TimeText text, boolean withIntervals)
            throws IOException {
        Files.createDirectories(directory);
        this.card = card;
        this.times = times;
        this.text = text;
        this.words = new AlertWords(card);
        List<String> channels = card.channels();
        this.saliency = new CsvOutput(directory.resolve("saliency.csv"), List.of("time", "score"), channels);
        this.features = new CsvOutput(directory.resolve("weighted-features.csv"), List.of("time"), channels);
        this.forecasts = new CsvOutput(directory.resolve("forecasts.csv"), List.of("issued", "time"), channels);
        this.alerts = new CsvOutput(
                directory.resolve("alerts.csv"),
                List.of(
                        "time",
                        "state",
                        "severity",
                        "started",
                        "score",
                        "threshold",
                        "causes",
                        "id",
                        "similar",
                        "text",
                        "ending"),
                List.of());
        this.intervals = withIntervals
                ? new CsvOutput(
                        directory.resolve("forecast-intervals.csv"), List.of("issued", "time", "level"), channels)
                : null;
    }

    /** Writes what is known of a hop; returns the number of its steps that have a row. */
    int write(Detection detection) {
        int channels = card.channels().size();
        Window hop = detection.attended().steps();
        long first = card.period().stepAt(hop.timeMicros());
        int steps = 0;
        for (int i = 0; i < hop.hop(); i++) {
            if (hop.history() + i < card.receptiveField() || !seen(hop.observed(), i * channels)) {
                continue;
            }
            String time = text.of(times.of(first + i));
            saliency.add(time)
                    .add(detection.scores().score()[i])
                    .add(detection.scores().saliency(), i * channels, channels, 1)
                    .end();
            features.add(time)
                    .add(detection.attended().output().features(), i * channels, channels, 1)
                    .end();
            steps++;
        }
        if (detection.forecast() != null) {
            forecast(detection.forecast());
        }
        detection.alerts().forEach(alert -> alert(detection.entity(), alert));
        return steps;
    }

    private boolean seen(byte[] observed, int at) {
        return IntStream.range(at, at + card.channels().size()).anyMatch(cell -> observed[cell] != 0);
    }

    private void forecast(IssuedForecast forecast) {
        long issuedStep = card.period().stepAt(forecast.issuedMicros());
        if (issuedStep > times.lastStep()) {
            return;
        }
        int channels = card.channels().size();
        String issued = text.of(times.of(issuedStep));
        int levels = card.levels().size();
        for (int j = 0; j < card.horizon(); j++) {
            String time = text.of(times.of(issuedStep + 1 + j, issuedStep));
            for (int q = 0; q < levels; q++) {
                int at = j * channels * levels + q;
                double level = card.levels().get(q);
                if (level == .5) {
                    forecasts
                            .add(issued)
                            .add(time)
                            .add(forecast.values(), at, channels, levels)
                            .end();
                } else if (intervals != null) {
                    intervals
                            .add(issued)
                            .add(time)
                            .add(Double.toString(level))
                            .add(forecast.values(), at, channels, levels)
                            .end();
                }
            }
        }
    }

    private void alert(String entity, Alert alert) {
        alerts.add(timeOf(alert.timeMicros()))
                .add(alert.state().name())
                .add(alert.severity().name())
                .add(timeOf(alert.event().startedMicros()))
                .add(alert.score())
                .add(alert.event().threshold())
                .add(alert.causes().stream()
                        .filter(cause -> cause.share() >= WORTH_NAMING)
                        .map(this::cause)
                        .collect(Collectors.joining("; ")))
                .add(alert.event().id())
                .add(alert.similar().stream().map(this::similar).collect(Collectors.joining("; ")))
                .add(words.sentence(entity, alert))
                .add(ending(alert))
                .end();
    }

    private static String ending(Alert alert) {
        Alert.Ending ending = alert.event().ending();
        return ending == null ? "" : ending.name();
    }

    private String cause(Cause cause) {
        return String.format(
                Locale.ROOT,
                "%s %.2f %s/%s",
                card.channels().get(cause.channel()),
                cause.share(),
                timeOf(cause.fromMicros()),
                timeOf(cause.toMicros()));
    }

    private String similar(SimilarMoment moment) {
        return String.format(
                Locale.ROOT,
                "%s %.2f%s",
                timeOf(moment.timeMicros()),
                moment.weight(),
                moment.alerted() ? " alerted" : "");
    }

    private String timeOf(long stepMicros) {
        return text.of(times.of(card.period().stepAt(stepMicros)));
    }

    @Override
    public void close() throws Exception {
        IOUtils.closeAll(saliency, features, forecasts, alerts, intervals);
    }
}

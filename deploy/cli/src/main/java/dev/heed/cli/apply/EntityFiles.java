package dev.heed.cli.apply;

import dev.heed.detect.Alert;
import dev.heed.detect.AlertWords;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.SimilarMoment;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.series.Intake;
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
 * The files of one entity. Steps that are warming up, and steps without any reading, get no row; neither does a forecast
 * issued after the last reading.
 */
final class EntityFiles implements AutoCloseable {
    private static final double WORTH_NAMING = .01;

    private final ModelCard card;
    private final Intake intake;
    private final RowTimes times;
    private final TimeText text;
    private final AlertWords words;
    private final @Nullable CsvOutput saliency;
    private final @Nullable CsvOutput features;
    private final @Nullable CsvOutput forecasts;
    private final @Nullable CsvOutput alerts;
    private final @Nullable CsvOutput intervals;

    EntityFiles(Path directory, ModelCard card, RowTimes times, TimeText text, FileChoice choice) throws IOException {
        Files.createDirectories(directory);
        this.card = card;
        this.intake = card.intake();
        this.times = times;
        this.text = text;
        this.words = new AlertWords(card);
        List<String> channels = card.channels();
        this.saliency = choice.open(directory, FileKind.SALIENCY, List.of("time", "score"), channels);
        this.features = choice.open(directory, FileKind.WEIGHTED_FEATURES, List.of("time"), channels);
        this.forecasts = choice.open(directory, FileKind.FORECASTS, List.of("issued", "time"), channels);
        this.alerts = choice.open(
                directory,
                FileKind.ALERTS,
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
        this.intervals =
                choice.open(directory, FileKind.FORECAST_INTERVALS, List.of("issued", "time", "level"), channels);
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
            step(detection, i, first + i);
            steps++;
        }
        if (detection.forecast() != null && (forecasts != null || intervals != null)) {
            forecast(detection.forecast());
        }
        if (alerts != null) {
            detection.alerts().forEach(alert -> alert(alerts, detection.entity(), alert));
        }
        return steps;
    }

    private void step(Detection detection, int i, long step) {
        int channels = card.channels().size();
        if (saliency != null) {
            saliency.add(text.of(times.of(step)))
                    .add(detection.scores().score()[i])
                    .add(detection.scores().saliency(), i * channels, channels, 1)
                    .end();
        }
        if (features != null) {
            features.add(text.of(times.of(step)))
                    .add(detection.attended().output().features(), i * channels, channels, 1)
                    .end();
        }
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
                if (level == .5 && forecasts != null) {
                    forecasts
                            .add(issued)
                            .add(time)
                            .add(forecast.values(), at, levels, intake)
                            .end();
                }
                if (level != .5 && intervals != null) {
                    intervals
                            .add(issued)
                            .add(time)
                            .add(Double.toString(level))
                            .add(forecast.values(), at, levels, intake)
                            .end();
                }
            }
        }
    }

    private void alert(CsvOutput file, String entity, Alert alert) {
        file.add(timeOf(alert.timeMicros()))
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

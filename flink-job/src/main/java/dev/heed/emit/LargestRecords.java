package dev.heed.emit;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Alert;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.Deviation;
import dev.heed.detect.Scores;
import dev.heed.detect.SimilarMoment;
import dev.heed.detect.WarmUp;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.util.ListCollector;

/** How large a model's outputs may become: a hop of an entity with the longest name is encoded. */
public final class LargestRecords {
    private static final long LATE = Long.MAX_VALUE / 1_000_000;
    private static final int MOMENTS = 3;
    /** That of which words tell the longest numbers. */
    private static final Deviation WORDY = new Deviation(Deviation.Kind.NOISE, -999_999_936, -999_999_936, 1e-6f);

    private LargestRecords() {}

    /**
     * Bytes of the largest record, key and overhead included, by topic.
     *
     * @param layout of the model's outputs
     * @param nameBytes of an entity's name, at most
     */
    public static Map<String, Integer> of(DetectionEncoder encoder, BatchLayout layout, ModelId model, int nameBytes) {
        List<Outgoing> records = new ArrayList<>();
        encoder.open();
        List<Integer> longestFirst = IntStream.range(0, layout.channels())
                .boxed()
                .sorted(Comparator.comparing(encoder::nameBytes).reversed())
                .toList();
        encoder.flatMap(detection(layout, model, "x".repeat(nameBytes), longestFirst), new ListCollector<>(records));
        return records.stream().collect(Collectors.toMap(Outgoing::topic, RecordSize::of, Math::max));
    }

    private static Detection detection(BatchLayout layout, ModelId model, String entity, List<Integer> longestFirst) {
        int cells = layout.elementStride();
        int channels = layout.channels();
        Window steps = new Window(
                entity,
                LATE,
                layout.hop(),
                Integer.MAX_VALUE,
                longest(cells),
                new byte[cells],
                longest(channels),
                longest(channels),
                Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(
                longest(cells),
                longest(cells),
                longest(layout.contextStride()),
                longest(layout.attentionStride()),
                longest(layout.expectationStride()),
                longest(layout.forecastStride()),
                longest(layout.correctionStride()));
        Scores scores =
                new Scores(longest(layout.hop()), longest(layout.hop()), longest(cells), new boolean[layout.hop()]);
        IssuedForecast forecast = new IssuedForecast(LATE, longest(layout.forecastStride()));
        return new Detection(
                new Attended(steps, model, output),
                scores,
                forecast,
                new WarmUp(Integer.MAX_VALUE, Integer.MAX_VALUE),
                List.of(alert(longestFirst)),
                null);
    }

    /** Floats that take most room as text. */
    private static float[] longest(int count) {
        float[] floats = new float[count];
        Arrays.fill(floats, -Float.MIN_NORMAL);
        return floats;
    }

    private static Alert alert(List<Integer> channels) {
        return new Alert(
                new Alert.Event("x".repeat(36), LATE, 0, Alert.Ending.USUAL_AGAIN, Integer.MAX_VALUE),
                Alert.State.CLOSED,
                Alert.Severity.HIGH,
                LATE,
                0,
                channels.stream()
                        .map(channel -> new Cause(channel, 1, LATE, LATE, WORDY))
                        .toList(),
                Collections.nCopies(MOMENTS, new SimilarMoment(LATE, 0, false)));
    }
}

package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.DetectOptions;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.scoring.ScorerKind;
import dev.heed.model.serving.ModelCard;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What a job needs of memory, a process: the heap, where entities live, and what TensorFlow takes beside it, which no setting of
 * Java bounds. An estimate from what was measured (README, "What an entity costs").
 *
 * @param entityBytes heap of one entity, its state and what Flink keeps for it
 * @param tensorFlowBytes of one process: the library, and the tensors of all batches at a time
 */
public record MemoryNeed(long entityBytes, long tensorFlowBytes) {
    /** Flink, Kafka's clients and their buffers, before the first entity. */
    public static final long BASE_HEAP_BYTES = 192L << 20;

    /** Classes, compiled code, threads and direct buffers of the Java machine. */
    public static final long JAVA_BYTES = 320L << 20;

    /** TensorFlow's library and thread pools; measured at 280 MB on a CPU. */
    private static final long LIBRARY_BYTES = 320L << 20;

    /** Tensors of windows × steps × width that live at once in a batch. */
    private static final int LIVE_TENSORS = 24;

    /** Map entries, timers, the key and array headers that Flink keeps for an entity. */
    private static final int FLINK_BYTES = 400;

    private static final int MOMENT_BYTES = 36;
    private static final int FIXED_BYTES = 600;

    /** A series by its own past keeps some 5,000 values of it and sums over seasons. */
    private static final int SINGLE_CHANNEL_BYTES = 64 << 10;

    /** Of a model under a job's options. */
    public static MemoryNeed of(ModelCard card, ReadableConfig options) {
        return of(List.of(card), options);
    }

    /** Of several models in one job, each of whose entities is taken for one of the largest. */
    public static MemoryNeed of(List<ModelCard> cards, ReadableConfig options) {
        return new MemoryNeed(
                cards.stream()
                        .mapToLong(card -> entityBytes(card, options))
                        .max()
                        .orElse(0),
                LIBRARY_BYTES
                        + cards.stream()
                                .mapToLong(card -> tensorBytes(card, options))
                                .sum());
    }

    private static long tensorBytes(ModelCard card, ReadableConfig options) {
        long windows = (long) options.get(AttendOptions.BATCH_SIZE) * options.get(AttendOptions.THREADS);
        long steps = card.receptiveField() - 1L + card.hop();
        long width = card.channels().size() + card.configuration().attention().width();
        return LIVE_TENSORS * windows * steps * width * Float.BYTES;
    }

    /** An event is taken to be open in a tenth of the entities. */
    private static long entityBytes(ModelCard card, ReadableConfig options) {
        long channels = card.channels().size();
        long ring = 4L * (card.receptiveField() - 1) * channels;
        long statistics = 75 * channels;
        long cells = card.horizon() * channels;
        long issues = 1 + card.horizon() / Tracking.spacing(card.horizon(), card.hop());
        long forecasts = issues * (48 + 4 * cells * card.levels().size()) + 18 * cells;
        long moments = (long) options.get(DetectOptions.MOMENTS) * MOMENT_BYTES;
        long single = card.scoring().kind() == ScorerKind.SINGLE_CHANNEL ? SINGLE_CHANNEL_BYTES : 0;
        return ring + ring / 32 + statistics + forecasts + moments + single + FIXED_BYTES + FLINK_BYTES;
    }

    /** Heap of a process that holds so many entities. */
    public long heapBytes(long entities) {
        return BASE_HEAP_BYTES + entities * entityBytes;
    }

    /** All of a process. */
    public long processBytes(long heapBytes, long managedBytes) {
        return heapBytes + managedBytes + tensorFlowBytes + JAVA_BYTES;
    }
}

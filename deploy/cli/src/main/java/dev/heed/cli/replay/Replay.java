package dev.heed.cli.replay;

import dev.heed.cli.input.Row;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Encoding;
import dev.heed.wire.SingleObject;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to Kafka as sensor readings.
 *
 * @param topic where to
 * @param channels names of a row's values, written into each record; null: the model's in its order
 * @param blockRows rows of a record, at least 1
 * @param periodMicros µs between the rows of a block
 * @param speed event time per time of the clock; 0 does not wait
 * @param encoding of the records
 */
public record Replay(
        String topic,
        @Nullable List<String> channels,
        int blockRows,
        double periodMicros,
        double speed,
        Encoding encoding) {
    /** One row a record, for a model with the rows' channels. */
    public static Replay rows(String topic, double speed) {
        return new Replay(topic, null, 1, 0, speed, new SingleObject());
    }

    /** What was written of an entity: rows of the input, in so many records of Kafka. */
    public record Count(long rows, long records) {
        private Count plus(Count more) {
            return new Count(rows + more.rows, records + more.records);
        }
    }

    /**
     * Writes the rows and returns when all are in Kafka; an interrupt ends it early.
     *
     * @param client properties of a Kafka client
     * @param progress told the number of rows so far
     * @return counts by entity
     * @throws Refusal when a row cannot be read or written
     */
    public Map<String, Count> run(Iterator<Row> rows, Properties client, LongConsumer progress) {
        Map<String, Count> counts = new TreeMap<>();
        try (ReadingProducer producer = new ReadingProducer(client, topic, channels, encoding)) {
            Blocks blocks = new Blocks(blockRows, periodMicros, block -> {
                producer.send(block);
                counts.merge(block.entity(), new Count(block.rows(), 1), Count::plus);
            });
            Pace pace = new Pace(speed, System::nanoTime);
            long row = 0;
            while (rows.hasNext()) {
                Row next = rows.next();
                if (!await(pace.nanosUntil(next.timeMicros()))) {
                    break;
                }
                blocks.add(next);
                progress.accept(++row);
            }
            blocks.finish();
            producer.flush();
        }
        return counts;
    }

    /** Whether the wait was not interrupted. */
    private static boolean await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.heed.bench.state;

import dev.heed.detect.Detection;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Counts the hops that come out, in this process. */
final class CountedHops implements Sink<Detection> {
    private static final long serialVersionUID = 1L;
    private static final LongAdder HOPS = new LongAdder();

    static void reset() {
        HOPS.reset();
    }

    static long hops() {
        return HOPS.sum();
    }

    @Override
    public SinkWriter<Detection> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Detection detection, Context context) {
                HOPS.increment();
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}

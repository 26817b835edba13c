package dev.heed.job;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Rejected;
import dev.heed.window.Late;
import dev.heed.wire.Encoding;
import dev.heed.wire.ReadingEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Late samples as a record that was not taken: encoded anew, so that a reading that came late in part is not repeated whole. */
final class LateRejected extends RichMapFunction<Late, Rejected> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final List<String> channels;
    private transient ReadingEncoder encoder;

    @SuppressWarnings("NullAway.Init") // made in open
    LateRejected(Encoding encoding, List<String> channels) {
        this.encoding = encoding;
        this.channels = channels;
    }

    @Override
    public void open(OpenContext context) {
        encoder = new ReadingEncoder(encoding);
    }

    @Override
    public Rejected map(Late late) {
        Reading part = late.part();
        List<String> names = part.channels().length == 0
                ? null
                : Arrays.stream(part.channels()).mapToObj(channels::get).toList();
        int samples = part.values().length / part.width(channels.size());
        return new Rejected(
                Reason.LATE,
                "expected samples of hops that end after " + Instant.ofEpochMilli(late.watermarkMillis()) + ", found "
                        + samples + " older ones; raise heed.ingest.max-lateness if stragglers should count",
                ReadingEncoder.key(part.entity()),
                encoder.encode(part.entity(), part.timeMicros(), part.periodMicros(), names, part.values()),
                List.of(),
                Math.floorDiv(part.timeMicros(), 1000L),
                part.origin());
    }
}

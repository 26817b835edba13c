package dev.heed.job;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Rejected;
import dev.heed.ingest.Verdict;
import dev.heed.model.series.Intake;
import dev.heed.window.NotTaken;
import dev.heed.wire.Encoding;
import dev.heed.wire.FeedbackEncoder;
import dev.heed.wire.ReadingEncoder;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** What the window stage did not take as a record: encoded anew, so that a reading that came late in part is not repeated whole. */
final class EncodeNotTaken extends RichMapFunction<NotTaken, Rejected> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final @Nullable Intake intake;
    private transient ReadingEncoder encoder;
    private transient FeedbackEncoder feedbackEncoder;

    /** @param intake of the job's model; null where each reading names its channels */
    @SuppressWarnings("NullAway.Init") // made in open
    EncodeNotTaken(Encoding encoding, @Nullable Intake intake) {
        this.encoding = encoding;
        this.intake = intake;
    }

    @Override
    public void open(OpenContext context) {
        encoder = new ReadingEncoder(encoding);
        feedbackEncoder = new FeedbackEncoder(encoding);
    }

    @Override
    public Rejected map(NotTaken notTaken) {
        Reading part = (intake == null ? notTaken : notTaken.named(intake)).part();
        return new Rejected(
                notTaken.reason(),
                notTaken.message(),
                ReadingEncoder.key(part.entity()),
                part.verdict() == null ? encoded(part) : encoded(part.entity(), part.verdict()),
                List.of(),
                Math.floorDiv(part.timeMicros(), 1000L),
                part.origin());
    }

    private byte[] encoded(String entity, Verdict said) {
        return feedbackEncoder.encode(
                entity, said.alert(), said.kind().name(), said.effectiveMicros(), said.untilMicros(), null);
    }

    private byte[] encoded(Reading part) {
        List<String> names = part.names() == null || part.names().isEmpty() ? null : part.names();
        return encoder.encode(part.entity(), part.timeMicros(), part.periodMicros(), names, part.values());
    }
}

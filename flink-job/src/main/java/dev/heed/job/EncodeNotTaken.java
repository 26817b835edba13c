package dev.heed.job;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Rejected;
import dev.heed.ingest.Verdict;
import dev.heed.model.series.Intake;
import dev.heed.window.NotTaken;
import dev.heed.wire.Encoding;
import dev.heed.wire.FeedbackEncoder;
import dev.heed.wire.ReadingEncoder;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** What the window stage did not take as a record: encoded anew, so that a reading that came late in part is not repeated whole. */
final class EncodeNotTaken extends RichMapFunction<NotTaken, Rejected> {
    private static final long serialVersionUID = 1L;

    private final Encoding encoding;
    private final Intake intake;
    private transient ReadingEncoder encoder;
    private transient FeedbackEncoder feedbackEncoder;

    @SuppressWarnings("NullAway.Init") // made in open
    EncodeNotTaken(Encoding encoding, Intake intake) {
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
        Reading part = notTaken.part();
        return new Rejected(
                notTaken.reason(),
                notTaken.message(),
                ReadingEncoder.key(part.entity()),
                part.verdict() == null
                        ? encoded(part, notTaken.reason() == Reason.CRASH)
                        : encoded(part.entity(), part.verdict()),
                List.of(),
                Math.floorDiv(part.timeMicros(), 1000L),
                part.origin());
    }

    private byte[] encoded(String entity, Verdict said) {
        return feedbackEncoder.encode(
                entity, said.alert(), said.kind().name(), said.effectiveMicros(), said.untilMicros(), null);
    }

    private byte[] encoded(Reading part, boolean isRate) {
        List<String> names = part.channels().length == 0
                ? null
                : Arrays.stream(part.channels())
                        .mapToObj(intake.channels()::get)
                        .toList();
        return encoder.encode(part.entity(), part.timeMicros(), part.periodMicros(), names, whole(part, isRate));
    }

    /**
     * The values in input units, as near as floats come.
     *
     * @param isRate whether counters have been read already: then their values are gone
     */
    private float[] whole(Reading part, boolean isRate) {
        if (intake.isPlain()) {
            return part.values();
        }
        float[] whole = part.values().clone();
        int width = part.width(intake.channels().size());
        for (int cell = 0; cell < whole.length; cell++) {
            int channel = part.channel(cell % width);
            boolean isCounter = intake.rates().contains(intake.channels().get(channel));
            if (!isCounter) {
                whole[cell] = (float) intake.whole(channel, whole[cell]);
            } else if (isRate) {
                whole[cell] = Float.NaN;
            }
        }
        return whole;
    }
}

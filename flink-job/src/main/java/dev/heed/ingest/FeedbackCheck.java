package dev.heed.ingest;

import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.AlertVerdict;
import dev.heed.wire.Micros;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns a decoded feedback into a {@link Reading} without values, or says why not. */
final class FeedbackCheck implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_ID = 64;
    /** Names and times are held to the same limits as those of readings. */
    private final RecordCheck check;

    FeedbackCheck(RecordCheck check) {
        this.check = check;
    }

    Reading check(AlertFeedback record, Origin origin) throws InvalidReading {
        String entity = ReadingCheck.entity(record.getEntity());
        long effective = check.time(record.getEffective());
        boolean ignores = record.getVerdict() == AlertVerdict.IGNORE_UNTIL;
        String alert = record.getAlert();
        if (alert.length() > MOST_ID) {
            throw new InvalidReading(
                    Reason.TOO_LARGE,
                    "expected an alert's id of at most " + MOST_ID + " characters, found " + alert.length());
        }
        if (alert.isEmpty() && !ignores) {
            throw new InvalidReading(
                    Reason.INVALID_VERDICT, "expected the id of an alert with " + record.getVerdict() + ", found none");
        }
        Verdict.Kind kind = Verdict.Kind.valueOf(record.getVerdict().name());
        long until = ignores ? until(record.getUntil(), record.getEffective()) : 0;
        return Reading.verdict(entity, new Verdict(kind, alert, effective, until), origin);
    }

    private static long until(@Nullable Instant until, Instant effective) throws InvalidReading {
        if (until == null || !until.isAfter(effective)) {
            throw new InvalidReading(
                    Reason.INVALID_VERDICT,
                    "expected IGNORE_UNTIL a time after " + effective + ", when it is effective, found " + until);
        }
        return Micros.of(until);
    }
}

package dev.heed.ingest;

import dev.heed.model.series.Intake;
import java.time.Clock;

/** Readings whose channels are known by name alone, for one model: as it sees them. Not thread-safe. */
public final class NamedReadings {
    private final ReadingCheck check;

    public NamedReadings(Intake intake, ReadingLimits limits) {
        this.check = new ReadingCheck(intake, limits, Clock.systemUTC());
    }

    /**
     * The reading with the model's channels.
     *
     * @throws InvalidReading when it is none of the model's
     */
    public Reading resolve(Reading named) throws InvalidReading {
        return check.resolve(named);
    }
}

package dev.heed.window;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.model.series.Intake;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A reading that was not taken, or the part of it that was not.
 *
 * @param part as a reading of its own
 * @param reason why, for machines
 * @param message why, for people: what was expected and what was found
 */
public record NotTaken(Reading part, Reason reason, String message) {
    /** So many samples that came after their hop was complete, by the event time that had been reached. */
    static NotTaken late(Reading part, int samples, long watermarkMillis) {
        return new NotTaken(
                part,
                Reason.LATE,
                "expected samples of hops that end after " + Instant.ofEpochMilli(watermarkMillis) + ", found "
                        + samples + " older ones; raise heed.ingest.max-lateness if stragglers should count");
    }

    /** A reading that no model serves, or more than one would. */
    static NotTaken noModel(Reading reading, String message) {
        return new NotTaken(reading, Reason.NO_MODEL, message);
    }

    /** A reading of an entity beyond those that are kept. */
    static NotTaken tooManyEntities(Reading reading, int most) {
        return new NotTaken(
                reading,
                Reason.TOO_MANY_ENTITIES,
                "expected at most " + most + " entities in a subtask (heed.window.max-entities), found another one;"
                        + " raise it if they are real, else find out who sends these names");
    }

    /** What a person says of an entity, beyond what is kept until its time. */
    static NotTaken tooManyVerdicts(Reading said) {
        return new NotTaken(
                said,
                Reason.TOO_MANY_VERDICTS,
                "expected at most " + WaitingVerdicts.MOST + " verdicts of an entity that wait for their"
                        + " effective time, found another one; send it once those count");
    }

    /** A window that the process did not survive so many times: its new steps as the model would have seen them. */
    public static NotTaken crashed(Window window, double periodMicros, int crashes) {
        Window steps = window.newSteps();
        float[] values = new float[steps.values().length];
        for (int cell = 0; cell < values.length; cell++) {
            int channel = cell % steps.mean().length;
            values[cell] = steps.observed()[cell] == 0
                    ? Float.NaN
                    : steps.values()[cell] * steps.scale()[channel] + steps.mean()[channel];
        }
        return new NotTaken(
                new Reading(
                        steps.entity(),
                        steps.timeMicros(),
                        steps.hop() > 1 ? periodMicros : 0,
                        new int[0],
                        values,
                        steps.origin()),
                Reason.CRASH,
                "expected a window that the model survives, found that the process died " + crashes + " times with it"
                        + " alone in the model (heed.attend.max-crashes); its hop has no output; keep this record and"
                        + " the process's hs_err file for whoever made the model or TensorFlow");
    }

    /**
     * The same with the names of the channels, and the values in input units, as near as floats come. Where counters have been
     * read as rates already, their values are gone.
     */
    public NotTaken named(Intake intake) {
        if (part.names() != null || part.verdict() != null) {
            return this;
        }
        List<String> names =
                IntStream.of(part.channels()).mapToObj(intake.channels()::get).toList();
        float[] whole = part.values().clone();
        int width = part.width(intake.channels().size());
        for (int cell = 0; cell < whole.length && !intake.isPlain(); cell++) {
            int channel = part.channel(cell % width);
            boolean isCounter = intake.rates().contains(intake.channels().get(channel));
            if (!isCounter) {
                whole[cell] = (float) intake.whole(channel, whole[cell]);
            } else if (reason == Reason.CRASH) {
                whole[cell] = Float.NaN;
            }
        }
        Reading named =
                Reading.named(part.entity(), part.timeMicros(), part.periodMicros(), names, whole, null, part.origin());
        return new NotTaken(named, reason, message);
    }
}

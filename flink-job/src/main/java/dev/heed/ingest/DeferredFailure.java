package dev.heed.ingest;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the job, for good, that waits until Kafka has committed the outputs of all that came before it: for the first
 * checkpoint after it to be complete, and for the next one, since the sink commits while it is told of the first.
 *
 * <p>Used by one thread.
 */
final class DeferredFailure implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long NONE = -1;
    /** Beyond two checkpoints; a job that does not get them done in that time fails anyway. */
    private static final long PATIENCE_MILLIS = 60_000;

    private static final long COMMIT_MILLIS = 1_000;

    private final long checkpointMillis;
    private @Nullable String message;
    private long raisedMillis;
    private long coveredBy = NONE;
    private boolean isCovered;

    /** @param checkpointInterval 0 where nothing is committed by checkpoints: then it does not wait */
    DeferredFailure(Duration checkpointInterval) {
        this.checkpointMillis = checkpointInterval.toMillis();
    }

    /** Whether it has been raised. */
    boolean isRaised() {
        return message != null;
    }

    /** Raises it: from now on the job is to fail. */
    void raise(String why, long nowMillis) {
        message = why;
        raisedMillis = nowMillis;
        failAfterPatience(nowMillis);
    }

    /** Fails once it has waited for too long. */
    void failAfterPatience(long nowMillis) {
        if (checkpointMillis == 0 || nowMillis - raisedMillis > 2 * checkpointMillis + PATIENCE_MILLIS) {
            fail();
        }
    }

    /** A checkpoint is taken here. */
    void checkpointed(long checkpoint) {
        if (isRaised() && coveredBy == NONE) {
            coveredBy = checkpoint;
        }
    }

    /** A checkpoint is complete, and with it those before. */
    void completed(long checkpoint) {
        if (coveredBy == NONE || checkpoint < coveredBy) {
            return;
        }
        if (isCovered) {
            fail();
        }
        isCovered = true;
    }

    /** The input has ended: there is no next checkpoint after the first. */
    void ended() throws InterruptedException {
        if (isCovered) {
            TimeUnit.MILLISECONDS.sleep(COMMIT_MILLIS);
            fail();
        }
    }

    private void fail() {
        isCovered = false; // so that the end of the job does not fail again
        coveredBy = NONE;
        throw new SuppressRestartsException(new IllegalStateException(message));
    }
}

package dev.heed.attend;

import dev.heed.model.serving.Device;
import dev.heed.models.ModelTag;
import java.io.Serializable;

/**
 * How windows are attended.
 *
 * @param modelDirectory as the submit or, where the job brings none, the task managers see it
 * @param digest that the model there must have
 * @param hop new steps of a window
 * @param device where the model runs
 * @param batchSize windows that go through the model together, at most, ≥ 1; with {@code fixedBatch} one, or the next
 *     multiple of {@value #ROWS}
 * @param lingerMillis how long a window waits for others, at most, ≥ 0
 * @param fixedBatch whether every batch is padded to {@code batchSize}, so that outputs are the same bit for bit
 * @param threads batches that go through the model at the same time, ≥ 1
 * @param intraOpThreads threads within one operation, ≥ 1
 * @param crashes what is done about windows that the process does not survive
 */
public record AttendSettings(
        String modelDirectory,
        String digest,
        int hop,
        Device device,
        int batchSize,
        long lingerMillis,
        boolean fixedBatch,
        int threads,
        int intraOpThreads,
        CrashSettings crashes)
        implements Serializable {
    /**
     * Kernels of matrix products go through so many rows at once, or a divisor of it, and round the rows that are left over
     * differently: in batches of a multiple of it no window's place matters.
     */
    static final int ROWS = 48;

    public AttendSettings {
        if (batchSize < 1 || lingerMillis < 0 || threads < 1 || intraOpThreads < 1) {
            throw new IllegalArgumentException("heed.attend: expected batch-size >= 1, linger >= 0, threads >= 1 and"
                    + " intra-op-threads >= 1, found " + batchSize + ", " + lingerMillis + " ms, " + threads + ", "
                    + intraOpThreads);
        }
        if (fixedBatch && batchSize > 1) {
            batchSize = (batchSize + ROWS - 1) / ROWS * ROWS;
        }
    }

    /** The same for another model, and hops of so many steps. */
    AttendSettings of(ModelTag model, int steps) {
        return new AttendSettings(
                model.place(),
                model.digest(),
                steps,
                device,
                batchSize,
                lingerMillis,
                fixedBatch,
                threads,
                intraOpThreads,
                crashes);
    }
}

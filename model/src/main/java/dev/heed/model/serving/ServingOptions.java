package dev.heed.model.serving;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a model is served.
 *
 * @param hop new steps of a window; the card's where empty
 * @param gpu index of the GPU, where it runs on one; process-wide: the first model loaded decides
 * @param intraOpThreads threads within one operation, ≥ 1; process-wide: the first model loaded decides
 * @param warmUpBatches sizes of batches that are run before the first real one, each ≥ 1
 */
public record ServingOptions(OptionalInt hop, Device device, int gpu, int intraOpThreads, List<Integer> warmUpBatches) {
    public ServingOptions {
        warmUpBatches = List.copyOf(warmUpBatches);
        if (hop.orElse(1) < 1 || intraOpThreads < 1 || warmUpBatches.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("hop, intraOpThreads and every warm-up batch must be at least 1, found "
                    + hop + ", " + intraOpThreads + ", " + warmUpBatches);
        }
        if (gpu < 0) {
            throw new IllegalArgumentException("expected the index of a GPU, 0 or more, found " + gpu);
        }
    }

    /** The card's hop, any device, one thread an operation, warmed up with one window. */
    public static ServingOptions defaults() {
        return new ServingOptions(OptionalInt.empty(), Device.AUTO, 0, 1, List.of(1));
    }

    /** These options with that hop. */
    public ServingOptions withHop(int steps) {
        return new ServingOptions(OptionalInt.of(steps), device, gpu, intraOpThreads, warmUpBatches);
    }

    /** These options on that device. */
    public ServingOptions withDevice(Device where) {
        return new ServingOptions(hop, where, gpu, intraOpThreads, warmUpBatches);
    }

    /** These options warmed up with batches of those sizes. */
    public ServingOptions withWarmUpBatches(List<Integer> sizes) {
        return new ServingOptions(hop, device, gpu, intraOpThreads, sizes);
    }
}

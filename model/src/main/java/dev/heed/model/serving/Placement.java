package dev.heed.model.serving;

import java.util.Locale;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.RunMetadata;

/** Where the operations of a graph ran: device {@code cpu} or {@code gpu}, and how many ran on the GPU. */
public record Placement(String device, int gpuOperations) {
    static final Placement CPU = new Placement("cpu", 0);

    /**
     * Whether a GPU's products may be of TensorFloat-32 numbers, whose factors have 10 bits: TensorFlow's default, which moves
     * forecasts by some hundredths. {@code NVIDIA_TF32_OVERRIDE=0} in the environment of the process turns it off.
     */
    public boolean isRounded() {
        return gpuOperations > 0 && !"0".equals(System.getenv("NVIDIA_TF32_OVERRIDE"));
    }

    /** After a run that was traced. */
    static Placement of(RunMetadata traced) {
        int onGpu = traced.getStepStats().getDevStatsList().stream()
                .filter(Placement::isGpu)
                .mapToInt(DeviceStepStats::getNodeStatsCount)
                .sum();
        return onGpu == 0 ? CPU : new Placement("gpu", onGpu);
    }

    /** Such as {@code /job:localhost/replica:0/task:0/device:GPU:0}; streams of the same device have names of their own. */
    private static boolean isGpu(DeviceStepStats stats) {
        return stats.getDevice().toUpperCase(Locale.ROOT).matches(".*/DEVICE:GPU:\\d+");
    }
}

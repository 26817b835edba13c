package dev.heed.model.serving;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** How sessions are set up. */
final class SessionConfig {
    private SessionConfig() {}

    /**
     * On the CPU a frozen graph runs on the caller's thread, without a scheduler. A GPU gets its memory as it is needed.
     */
    static ConfigProto of(boolean gpu, boolean frozen, int intraOpThreads) {
        ConfigProto.Builder config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(intraOpThreads)
                .setAllowSoftPlacement(true);
        if (gpu) {
            return config.setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                    .build();
        }
        config.putDeviceCount("GPU", 0);
        if (frozen) {
            config.setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"));
        }
        return config.build();
    }
}

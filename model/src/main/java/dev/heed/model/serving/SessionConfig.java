package dev.heed.model.serving;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** How sessions are set up. */
final class SessionConfig {
    private SessionConfig() {}

    /** On the CPU a frozen graph runs on the caller's thread, without a scheduler. */
    static ConfigProto onCpu(boolean frozen, int intraOpThreads) {
        ConfigProto.Builder config = with(intraOpThreads).putDeviceCount("GPU", 0);
        if (frozen) {
            config.setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"));
        }
        return config.build();
    }

    /** A GPU gets its memory as it is needed; the others are not touched. */
    static ConfigProto onGpu(int index, int intraOpThreads) {
        GPUOptions.Builder gpu =
                GPUOptions.newBuilder().setAllowGrowth(true).setVisibleDeviceList(Integer.toString(index));
        return with(intraOpThreads).setGpuOptions(gpu).build();
    }

    private static ConfigProto.Builder with(int intraOpThreads) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(intraOpThreads)
                .setAllowSoftPlacement(true);
    }
}

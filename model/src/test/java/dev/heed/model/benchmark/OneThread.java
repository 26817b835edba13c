package dev.heed.model.benchmark;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;

/** TensorFlow on the caller's thread alone, as frozen graphs are served. */
final class OneThread {
    /** Of a session. */
    static final ConfigProto CONFIG = ConfigProto.newBuilder()
            .putDeviceCount("GPU", 0)
            .setIntraOpParallelismThreads(1)
            .setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
            .build();
    /** Of a run. */
    static final RunOptions OPTIONS =
            RunOptions.newBuilder().setInterOpThreadPool(-1).build();

    private OneThread() {}
}

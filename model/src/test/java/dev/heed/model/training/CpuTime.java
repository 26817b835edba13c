package dev.heed.model.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time: what else runs on the machine does not count. */
final class CpuTime {
    private CpuTime() {}

    /** Of this process, TensorFlow's threads among it; in steps of 10 ms. */
    static long ofProcess() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Of this thread: a model serves on the thread that calls it. */
    static long ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

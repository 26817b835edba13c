package dev.heed.model.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process, TensorFlow's threads among it: what else runs on the machine does not count. */
final class CpuTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CpuTime() {}

    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }
}

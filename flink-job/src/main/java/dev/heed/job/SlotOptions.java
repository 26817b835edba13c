package dev.heed.job;

import dev.heed.attend.AttendOptions;
import org.apache.flink.api.common.operators.SlotSharingGroup;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How large slots are where the attend stage has its own, on task managers with GPUs. Then every slot must say what it asks
 * for: one that does not gets a whole share of a task manager, its GPU included.
 */
public final class SlotOptions {
    public static final ConfigOption<Double> CPU_CORES = ConfigOptions.key("heed.slots.cpu-cores")
            .doubleType()
            .defaultValue(1.)
            .withDescription("CPU cores that a slot asks for, with heed.attend.gpus above 0.");

    public static final ConfigOption<Integer> HEAP_MB = ConfigOptions.key("heed.slots.heap-mb")
            .intType()
            .defaultValue(256)
            .withDescription("Heap, in MiB, that a slot asks for, with heed.attend.gpus above 0.");

    public static final ConfigOption<Integer> MANAGED_MB = ConfigOptions.key("heed.slots.managed-mb")
            .intType()
            .defaultValue(0)
            .withDescription("Managed memory, in MiB, that a slot of the other stages asks for, with heed.attend.gpus"
                    + " above 0: RocksDB lives in it.");

    private SlotOptions() {}

    /** Slots of the attend stage. */
    static SlotSharingGroup attend(ReadableConfig options) {
        return slots("attend", options)
                .setExternalResource(AttendOptions.GPU_RESOURCE, options.get(AttendOptions.GPUS))
                .build();
    }

    /** Slots of all other stages. */
    static SlotSharingGroup others(ReadableConfig options) {
        return slots("default", options)
                .setManagedMemoryMB(options.get(MANAGED_MB))
                .build();
    }

    private static SlotSharingGroup.Builder slots(String name, ReadableConfig options) {
        return SlotSharingGroup.newBuilder(name)
                .setCpuCores(options.get(CPU_CORES))
                .setTaskHeapMemoryMB(options.get(HEAP_MB));
    }
}

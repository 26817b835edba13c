package dev.heed.cli.check;

import com.sun.management.OperatingSystemMXBean;
import dev.heed.cli.flink.TaskManagerMemory;
import dev.heed.job.MemoryNeed;
import dev.heed.model.refusal.Refusal;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What a job needs of memory beside what a process has: heap + managed + TensorFlow + the Java machine's own.
 *
 * @param need of the model
 * @param entities that there will be
 */
record MemoryFound(MemoryNeed need, long entities) {
    private static final long MB = 1 << 20;

    /**
     * Of this process, where {@code heed run} holds everything.
     *
     * @param managedBytes that Flink takes for state beside the heap
     * @throws Refusal when the heap is too small, or the process larger than the machine
     */
    String here(long managedBytes) {
        long heap = Runtime.getRuntime().maxMemory();
        requireHeap(heap, "this process", "set it with HEED_JAVA_OPTS=-Xmx…");
        long machine = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        long all = need.processBytes(heap, managedBytes);
        if (all > machine) {
            throw Refusal.preflight(
                    "memory: expected at most %,d MB, which this machine has, found that heed run may take %s;"
                                    .formatted(machine / MB, sum(heap, managedBytes))
                            + " give it less heap with HEED_JAVA_OPTS=-Xmx…");
        }
        return "%s of %,d MB; %s".formatted(sum(heap, managedBytes), machine / MB, entitiesInWords());
    }

    /**
     * Of the TaskManagers of a cluster, over which the entities spread.
     *
     * @throws Refusal when one is too small
     */
    String on(List<TaskManagerMemory> taskManagers) {
        long each = entities / taskManagers.size() + 1;
        for (TaskManagerMemory one : taskManagers) {
            new MemoryFound(need, each)
                    .requireHeap(one.heap(), "TaskManager " + one.id(), "set taskmanager.memory.task.heap.size");
            if (one.besideHeap() < need.tensorFlowBytes()) {
                throw Refusal.preflight(
                        ("memory: expected TensorFlow to find %,d MB beside the heap of TaskManager %s, found"
                                        + " %,d MB of task off-heap memory and overhead; set taskmanager.memory.task.off-heap.size")
                                .formatted(need.tensorFlowBytes() / MB, one.id(), one.besideHeap() / MB));
            }
        }
        return "%d TaskManagers have room for TensorFlow (%,d MB each); %s"
                .formatted(taskManagers.size(), need.tensorFlowBytes() / MB, entitiesInWords());
    }

    private void requireHeap(long heap, String where, String advice) {
        long needed = need.heapBytes(entities);
        if (heap < needed) {
            throw Refusal.preflight(
                    "memory: expected a heap of %,d MB for %,d machines of %,d bytes in %s, found %,d MB; %s"
                            .formatted(needed / MB, entities, need.entityBytes(), where, heap / MB, advice));
        }
    }

    private String sum(long heap, long managed) {
        return "%,d MB = heap %,d + managed %,d + TensorFlow %,d + Java %,d"
                .formatted(
                        need.processBytes(heap, managed) / MB,
                        heap / MB,
                        managed / MB,
                        need.tensorFlowBytes() / MB,
                        MemoryNeed.JAVA_BYTES / MB);
    }

    private String entitiesInWords() {
        return "%,d machines take %,d MB of heap".formatted(entities, entities * need.entityBytes() / MB);
    }
}

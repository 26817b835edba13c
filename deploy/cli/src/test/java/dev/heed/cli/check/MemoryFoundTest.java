package dev.heed.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.flink.TaskManagerMemory;
import dev.heed.job.MemoryNeed;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFoundTest {
    private static final long MB = 1 << 20;
    private static final MemoryFound NEED = new MemoryFound(new MemoryNeed(4_000, 400 * MB), 200_000);

    private static TaskManagerMemory taskManager(long heap, long besideHeap) {
        return new TaskManagerMemory("tm-1", heap * MB, besideHeap * MB);
    }

    @Test
    void spreadsTheMachinesOverTheTaskManagers() {
        assertThat(NEED.on(List.of(taskManager(600, 500), taskManager(600, 500))))
                .isEqualTo(
                        "2 TaskManagers have room for TensorFlow (400 MB each); 200,000 machines take 762 MB of heap");
        assertThatThrownBy(() -> NEED.on(List.of(taskManager(600, 500))))
                .hasMessageContaining("expected a heap of 954 MB for 200,001 machines")
                .hasMessageContaining("in TaskManager tm-1, found 600 MB; set taskmanager.memory.task.heap.size");
    }

    @Test
    void wantsRoomForTensorFlowBesideTheHeap() {
        assertThatThrownBy(() -> NEED.on(List.of(taskManager(2000, 300))))
                .hasMessageContaining("expected TensorFlow to find 400 MB beside the heap of TaskManager tm-1")
                .hasMessageContaining("found 300 MB");
    }

    @Test
    void wantsAProcessThatTheMachineCanHold() {
        assertThat(NEED.here(128 * MB)).contains(" MB = heap ", "managed 128 + TensorFlow 400 + Java 320 of ");
        assertThatThrownBy(() -> NEED.here(1L << 45)).hasMessageContaining("which this machine has, found");
    }
}

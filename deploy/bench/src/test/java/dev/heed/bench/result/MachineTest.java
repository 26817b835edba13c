package dev.heed.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    private static Machine on(String device) {
        return new Machine("Linux 6 amd64", 2, 3.5, "OpenJDK 17", "2.0", "4.0", "2.18", device);
    }

    @Test
    void isToldInTwoLines() {
        assertThat(on("cpu").toString().lines())
                .containsExactly(
                        "Linux 6 amd64, 2 cores, 3.5 GiB heap, OpenJDK 17",
                        "Flink 2.0, Kafka 4.0, TensorFlow 2.18 on the CPU");
    }

    @Test
    void tellsOfAGpu() {
        assertThat(on("gpu")).asString().endsWith("on a GPU");
    }

    @Test
    void isThisOne() {
        Machine here = Machine.here("cpu");
        assertThat(here.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(here.os()).startsWith(System.getProperty("os.name")).endsWith(System.getProperty("os.arch"));
        assertThat(here.jvm()).contains(System.getProperty("java.vm.name")).contains("17");
        assertThat(here.heapGib()).isPositive();
        assertThat(here.flink()).matches("\\d+\\.\\d+.*");
        assertThat(here.kafka()).matches("\\d+\\.\\d+.*");
        assertThat(here.tensorFlow()).matches("\\d+\\.\\d+.*");
    }
}

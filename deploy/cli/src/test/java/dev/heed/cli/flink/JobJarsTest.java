package dev.heed.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobJarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "heed-flink-job-0.1.0.jar",
                "heed-model-0.1.0.jar",
                "heed-schemas-0.1.0.jar",
                "flink-connector-kafka-5.0.0-2.2.jar",
                "flink-connector-base-2.3.0.jar",
                "kafka-clients-4.2.1.jar",
                "avro-1.12.2.jar",
                "jackson-databind-2.21.2.jar",
                "tensorflow-core-native-1.1.0-linux-x86_64.jar",
                "ejml-core-0.44.0.jar",
                "fastcsv-4.4.0.jar"
            })
    void takeAlongWhatTheJobUses(String jar) {
        assertThat(JobJars.isNeeded(jar)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flink-runtime-2.3.0.jar",
                "flink-connector-datagen-2.3.0.jar",
                "flink-statebackend-rocksdb-2.3.0.jar",
                "log4j-core-2.24.3.jar",
                "slf4j-api-2.0.18.jar",
                "kafka_2.13-4.2.1.jar",
                "kafka-server-4.2.1.jar",
                "heed-cli-0.1.0.jar",
                "heed-bench-0.1.0.jar",
                "randomcutforest-core-4.4.0.jar",
                "HdrHistogram-2.2.2.jar",
                "heed-console-0.1.0.jar",
                "javalin-7.2.3.jar",
                "jetty-server-12.1.12.jar",
                "picocli-4.7.7.jar"
            })
    void leaveWhatTheClusterHasOrOnlyTheCommandLineUses(String jar) {
        assertThat(JobJars.isNeeded(jar)).isFalse();
    }
}

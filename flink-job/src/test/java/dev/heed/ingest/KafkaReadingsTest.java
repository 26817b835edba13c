package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Intake;
import dev.heed.wire.SingleObject;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaReadingsTest {
    private static ReadingSource source(String key, String value) {
        Configuration options = new Configuration();
        Properties client = new Properties();
        client.put("bootstrap.servers", "kafka:9092");
        options.setString(key, value);
        return KafkaReadings.source(options, client, new SingleObject(), Intake.plain(List.of("flow")), "");
    }

    @ParameterizedTest
    @CsvSource({"never, CONTINUOUS_UNBOUNDED", "latest, BOUNDED"})
    void stopsWhereTheOptionSays(String stop, Boundedness boundedness) {
        assertThat(source("heed.ingest.stop", stop).getBoundedness()).isEqualTo(boundedness);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "committed", "2026-01-31T00:00:00Z"})
    void beginsWhereTheOptionSays(String start) {
        assertThat(source("heed.ingest.start", start)).isNotNull();
    }

    @Test
    void givesReadingsAndRejectedRecords() {
        assertThat(source("heed.ingest.group", "g").getProducedType().getTypeClass())
                .isEqualTo(Ingested.class);
    }

    @Test
    void saysWhatItReadsToThoseWhoFollowData() {
        assertThat(source("heed.ingest.topics", "pumps;fans").getLineageVertex().datasets())
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.namespace()).isEqualTo("kafka://kafka:9092");
                    assertThat(read.name()).contains("pumps", "fans");
                });
    }
}

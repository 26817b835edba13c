package dev.heed.sql.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.registry.WrittenAlert;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.schemas.SensorReading;
import dev.heed.sql.tables.TablesFixture;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.util.List;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryFormatTest {
    private static final String INSERT = "INSERT INTO sensor_readings (entity, `time`, `values`) VALUES ('pump',"
            + " TO_TIMESTAMP_LTZ(1767225600123, 3), ARRAY[CAST(1.5 AS FLOAT)])";
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    @Test
    void readsAndWritesConfluentsFormat() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            CommandLineFixture created = CommandLineFixture.heed(
                    "topics",
                    "create",
                    "--bootstrap-server",
                    kafka.bootstrapServers(),
                    "--schema-registry",
                    registry.url());
            assertThat(created.err()).isEmpty();
            RegistrySettings settings = registry.settings(RegistryOptions.WhenAway.FAIL);
            ContractTopic alerts = new ContractTopic(Contract.SALIENCY_ALERT, "saliency-alerts");
            WrittenAlert.write(kafka, "saliency-alerts", Confluent.lookUp(settings, List.of(alerts)));
            StreamTableEnvironment tables = tables(registry.url());
            assertThat(TablesFixture.rows(tables, "SELECT entity, causes[1].channel FROM saliency_alerts TABLE"))
                    .extracting(Object::toString)
                    .containsExactly("+I[Pumpe Süd, Druck]");
            tables.executeSql(INSERT).await();
            byte[] written = KafkaFixture.all(kafka.bootstrapServers(), "sensor-readings")
                    .get(0)
                    .value();
            assertThat(written).startsWith(0, 0, 0, 0);
            assertThat(Confluent.reading(settings)
                            .reader(SensorReading.class)
                            .read(written)
                            .getValues())
                    .containsExactly(1.5f);
        }
    }

    @Test
    void refusesToWriteWithoutTheTopicsSchema() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            assertThatThrownBy(() -> tables(registry.url()).explainSql(INSERT))
                    .satisfies(refused -> assertThat(ExceptionUtils.stringifyException(refused))
                            .contains(
                                    "expected this version's schemas under the subjects of all topics, found none under"
                                            + " [sensor-readings-value]"));
        }
    }

    private static StreamTableEnvironment tables(String url) {
        return TablesFixture.on(
                kafka.bootstrapServers(),
                "'heed-avro.record' = ",
                "'heed-avro.schema-registry.url' = '" + url + "', 'heed-avro.record' = ",
                "'value.heed-avro.record' = ",
                "'value.heed-avro.schema-registry.url' = '" + url + "', 'value.heed-avro.record' = ");
    }
}

package dev.heed.sql.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.registry.WrittenAlert;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.AlertVerdict;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.SensorReading;
import dev.heed.sql.tables.TablesFixture;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeedAvroFormatTest {
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        WrittenAlert.write(kafka, "saliency-alerts", new SingleObject());
        createTopics("sensor-readings", "alert-feedback", "dead-letters");
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    @Test
    void showsEveryFieldOfAnAlert() throws Exception {
        SaliencyAlert alert = WrittenAlert.alert();
        List<Row> rows = TablesFixture.rows(tables(), "SELECT * FROM saliency_alerts TABLE");
        assertThat(rows).hasSize(1);
        Row row = rows.get(0);
        Row cause = ((Row[]) row.getField("causes"))[0];
        Instant time = alert.getTime();
        assertThat(cause).isEqualTo(Row.of("Druck", 1f, time, time, null, null, null, "bar", "SPIKE", false));
        assertThat(row.getField("model")).isEqualTo(Row.of("pumps", "1", "abc"));
        assertThat((Row[]) row.getField("similar")).isEmpty();
        assertThat(List.of("id", "entity", "state", "severity", "started", "time", "score", "threshold", "text"))
                .extracting(row::getField)
                .isEqualTo(List.of("id", "Pumpe Süd", "OPEN", "HIGH", time, time, 3.5f, 1.25f, "text"));
        assertThat(row.getField("ending")).isNull();
        assertThat(row.getField("suppressed")).isEqualTo(0);
        assertThat(row.getField("event_time")).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @Test
    void writesReadingsThatAJobReads() throws Exception {
        StreamTableEnvironment tables = tables();
        tables.executeSql("INSERT INTO sensor_readings (entity, `time`, channels, `values`) VALUES ('pump 1',"
                        + " TO_TIMESTAMP_LTZ(1767225600123, 3), ARRAY['flow', 'head'],"
                        + " ARRAY[CAST(1.5 AS FLOAT), CAST(NULL AS FLOAT)])")
                .await();
        ConsumerRecord<byte[], byte[]> record =
                KafkaFixture.all(kafka.bootstrapServers(), "sensor-readings").get(0);
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("pump 1");
        SensorReading reading = new SingleObject().reader(SensorReading.class).read(record.value());
        assertThat(reading)
                .isEqualTo(new SensorReading(
                        "pump 1",
                        Instant.ofEpochMilli(1767225600123L),
                        0.,
                        List.of("flow", "head"),
                        List.of(1.5f, Float.NaN)));
        List<Row> rows =
                TablesFixture.rows(tables, "SELECT entity, `period`, channels, `values` FROM sensor_readings TABLE");
        assertThat(rows.get(0).getField("entity")).isEqualTo("pump 1");
        assertThat((String[]) rows.get(0).getField("channels")).containsExactly("flow", "head");
        assertThat(((Float[]) rows.get(0).getField("values"))[0]).isEqualTo(1.5f);
    }

    @Test
    void writesVerdicts() throws Exception {
        tables().executeSql("INSERT INTO alert_feedback (entity, alert, verdict, effective) VALUES"
                        + " ('pump', 'id', 'FALSE', TO_TIMESTAMP_LTZ(1767225600123, 3))")
                .await();
        ConsumerRecord<byte[], byte[]> record =
                KafkaFixture.all(kafka.bootstrapServers(), "alert-feedback").get(0);
        assertThat(new SingleObject().reader(AlertFeedback.class).read(record.value()))
                .isEqualTo(new AlertFeedback(
                        "pump", "id", AlertVerdict.FALSE, null, null, Instant.ofEpochMilli(1767225600123L)));
    }

    @Test
    void refusesAVerdictThatIsNone() {
        assertFails(
                () -> tables().executeSql("INSERT INTO alert_feedback (entity, alert, verdict, effective) VALUES"
                                + " ('pump', 'id', 'PERHAPS', TO_TIMESTAMP_LTZ(1, 3))")
                        .await(),
                "expected a verdict out of [REAL, FALSE, IGNORE_UNTIL], found 'PERHAPS'");
    }

    @Test
    void refusesAReadingWithoutATime() {
        assertFails(
                () -> tables().executeSql("INSERT INTO sensor_readings (entity, `values`) VALUES ('pump',"
                                + " ARRAY[CAST(1.5 AS FLOAT)])")
                        .await(),
                "expected a value of SensorReading.time, found NULL");
    }

    @Test
    void showsWhyALetterIsDead() throws Exception {
        send("dead-letters", "junk", "reason", "undecodable", "message", "expected Avro");
        List<Row> rows = TablesFixture.rows(
                tables(), "SELECT original_key, original_value, reason, message, stage FROM dead_letters TABLE");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getField(0)).isNull();
        assertThat((byte[]) rows.get(0).getField(1)).isEqualTo(bytes("junk"));
        assertThat(List.of("reason", "message"))
                .extracting(rows.get(0)::getField)
                .isEqualTo(List.of("undecodable", "expected Avro"));
        assertThat(rows.get(0).getField("stage")).isNull();
    }

    @Test
    void failsAtARecordThatIsNone() throws Exception {
        createTopics("junk");
        send("junk", "junk");
        String query = "SELECT entity FROM saliency TABLE";
        assertFails(
                () -> TablesFixture.rows(tables("'topic' = 'saliency'", "'topic' = 'junk'"), query),
                "heed-avro: expected Avro's single-object encoding (C3 01 …)");
        String skips = "'topic' = 'junk', 'heed-avro.skip-unreadable' = 'true'";
        assertThat(TablesFixture.rows(tables("'topic' = 'saliency'", skips), query))
                .isEmpty();
    }

    @Test
    void refusesARecordThatIsNone() {
        assertFails(
                () -> TablesFixture.rows(
                        tables("'heed-avro.record' = 'Saliency'", "'heed-avro.record' = 'Salience'"),
                        "SELECT * FROM saliency TABLE"),
                "'heed-avro.record': expected one of [SensorReading, WeightedFeatures, Saliency, Forecast,"
                        + " SaliencyAlert, AlertFeedback, ModelUpdate,"
                        + " ModelStatus, ModelComparison], found 'Salience'");
    }

    @Test
    void refusesColumnsThatTheContractDoesNotHave() {
        assertFails(
                () -> TablesFixture.rows(
                        tables(
                                "`levels` ARRAY<FLOAT>",
                                "`levels` ARRAY<DOUBLE>",
                                "`issued` T",
                                "`issue` T",
                                "CAST(`issued`",
                                "CAST(`issue`"),
                        "SELECT * FROM forecasts TABLE"),
                "heed-avro, Forecast: expected columns of [entity, issued, period, channels, model, levels, values], found"
                        + " issue; expected levels as ARRAY<FLOAT>, found ARRAY<DOUBLE>");
    }

    @Test
    void refusesToWriteWhatTheJobWrites() {
        assertFails(
                () -> tables().executeSql("INSERT INTO saliency_alerts SELECT * FROM saliency_alerts"),
                "SaliencyAlert: expected a table that is only read");
    }

    @Test
    void refusesARegistryThatIsNoAddress() {
        assertFails(
                () -> TablesFixture.rows(
                        tables(
                                "'heed-avro.record' = 'Saliency'",
                                "'heed-avro.record' = 'Saliency', 'heed-avro.schema-registry.url' = 'registry'"),
                        "SELECT * FROM saliency TABLE"),
                "'heed-avro.schema-registry.url': expected addresses such as http://registry:8081");
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void assertFails(Work work, String message) {
        assertThatThrownBy(work::run)
                .satisfies(failure ->
                        assertThat(ExceptionUtils.stringifyException(failure)).contains(message));
    }

    private static StreamTableEnvironment tables(String... replacements) {
        return TablesFixture.on(kafka.bootstrapServers(), replacements);
    }

    private static void createTopics(String... names) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, Arrays.asList(names));
        }
    }

    private static void send(String topic, String value, String... headers) {
        Properties client = KafkaFixture.client(kafka.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(value));
            for (int i = 0; i < headers.length; i += 2) {
                record.headers().add(new RecordHeader("heed.error." + headers[i], bytes(headers[i + 1])));
            }
            producer.send(record);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.wire.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaRecordsTest {
    private final Configuration options = new Configuration();
    private final Properties client = new Properties();

    private Properties producer() {
        return KafkaRecords.producer(options, client);
    }

    @Test
    void gathersRecordsButNotForLong() {
        assertThat(producer()).containsEntry("linger.ms", "5").containsEntry("batch.size", "262144");
    }

    @Test
    void compressesAsTheOptionSays() {
        options.set(EmitOptions.COMPRESSION, "lz4");
        assertThat(producer()).containsEntry("compression.type", "lz4");
    }

    @Test
    void letsTheClientsPropertiesWin() {
        client.put("linger.ms", "50");
        client.put("compression.type", "zstd");
        assertThat(producer()).containsEntry("linger.ms", "50").containsEntry("compression.type", "zstd");
    }

    @Test
    void keepsATransactionOpenAsLongAsTheOptionSays() {
        options.setString("heed.emit.transaction-timeout", "7 min");
        assertThat(producer()).containsEntry("transaction.timeout.ms", "420000");
    }

    @Test
    void hasNoTransactionsWithAnotherGuarantee() {
        options.setString("heed.emit.delivery", "none");
        assertThat(producer()).doesNotContainKey("transaction.timeout.ms");
    }

    @Test
    void writesARecordAsItIsAtTheTimeOfWriting() {
        ProducerRecord<byte[], byte[]> record = OutgoingRecords.record(new Outgoing(
                "letters",
                new byte[] {1},
                new byte[] {2, 3},
                List.of(RecordHeader.text("reason", "late"), RecordHeader.text("trace", "7"))));
        assertThat(record.topic()).isEqualTo("letters");
        assertThat(record.partition()).isNull();
        assertThat(record.timestamp()).isNull();
        assertThat(record.key()).containsExactly(1);
        assertThat(record.value()).containsExactly(2, 3);
        assertThat(record.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly("reason=late", "trace=7");
    }

    @Test
    void saysWhatItWritesToThoseWhoFollowData() {
        client.put("bootstrap.servers", "kafka:9092");
        Sink<Outgoing> sink = KafkaRecords.sink(options, client, "heed");
        assertThat(((LineageVertexProvider) sink).getLineageVertex().datasets())
                .singleElement()
                .satisfies(written -> {
                    assertThat(written.namespace()).isEqualTo("kafka://kafka:9092");
                    assertThat(written.name()).contains("saliency-alerts", "dead-letters");
                });
    }
}

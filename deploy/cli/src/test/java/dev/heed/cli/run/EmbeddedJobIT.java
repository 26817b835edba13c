package dev.heed.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.emit.OutputTopics;
import dev.heed.job.HeedJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedJobIT {
    /** Of a file that is replayed; the last hop waits for a later reading. */
    private static final int HOPS = 40;

    @TempDir
    Path directory;

    private static EmbeddedJob started(EmbeddedKafka kafka) throws Exception {
        Configuration options = new Configuration();
        options.setString("heed.bootstrap-server", kafka.bootstrapServers());
        options.setString("heed.model", PumpModel.directory().toString());
        options.setString("execution.checkpointing.interval", "300 ms");
        options.setString("parallelism.default", "1");
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("sensor-readings"));
            topics.create(1, OutputTopics.of(options).all());
        }
        StreamExecutionEnvironment env = EmbeddedFlink.environment(HeedJob.withDefaults(options));
        HeedJob.define(env, options);
        return EmbeddedJob.start(env, "embedded");
    }

    @Test
    void goesOnWhenItsTaskManagerIsLost() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            EmbeddedJob job = started(kafka);
            replay(kafka, "first", 0);
            assertThat(hops(kafka, HOPS - 1)).isGreaterThanOrEqualTo(HOPS - 1);
            job.cluster().terminateTaskManager(0).get();
            replay(kafka, "second", HOPS * PumpModel.HOP * 1_000_000L);
            assertThat(hops(kafka, 2 * HOPS - 1)).isEqualTo(2 * HOPS - 1);
            assertThat(job.client().getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            job.client().cancel().get();
        }
    }

    @Test
    void usesTheProducersOfTransactionsThatHaveEndedAgain() throws Exception {
        int transactions = 8;
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            EmbeddedJob job = started(kafka);
            for (int i = 0; i < transactions; i++) {
                replay(kafka, "file-" + i, i * HOPS * PumpModel.HOP * 1_000_000L);
                assertThat(hops(kafka, (i + 1) * HOPS - 1)).isGreaterThanOrEqualTo((i + 1) * HOPS - 1);
            }
            try (Admin admin = Admin.create(KafkaFixture.client(kafka.bootstrapServers()))) {
                assertThat(admin.listTransactions().all().get())
                        .extracting(TransactionListing::transactionalId)
                        .isNotEmpty()
                        .hasSizeLessThan(transactions);
            }
            job.client().cancel().get();
        }
    }

    private void replay(EmbeddedKafka kafka, String name, long offsetMicros) throws IOException {
        Path file = PumpModel.file(
                Files.createDirectory(directory.resolve(name)), "pump.csv", HOPS * PumpModel.HOP, offsetMicros);
        CommandLineFixture replay = CommandLineFixture.heed(
                "replay", "--input", file.toString(), "--bootstrap-server", kafka.bootstrapServers());
        assertThat(replay.err()).isEmpty();
    }

    private static int hops(EmbeddedKafka kafka, int count) {
        return KafkaFixture.read(kafka.bootstrapServers(), "saliency", 1, count).size();
    }
}

package dev.heed.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.rig.KafkaProxy;
import dev.heed.emit.EmitMetrics;
import dev.heed.job.Machines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that begins from a checkpoint whose transaction was not committed before the job went down. */
class LostTransactionIT {
    private static final InMemoryReporter REPORTER = InMemoryReporter.create();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .setConfiguration(REPORTER.addToConfiguration(
                    new Configuration().set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2)))
            .build());

    /** Hops that are complete before and after {@link MachineReadings#moveTimeTo}. */
    private static final int BEFORE = Machines.ENTITIES * 72 / 8;

    private static final int HOPS = Machines.ENTITIES * 80 / 8;

    @TempDir
    private Path checkpoints;

    private KafkaProxy proxy;
    private LocalJob local;
    /** Of the first job, when it was ended. */
    private List<String> prepared = List.of();

    @BeforeEach
    void start() {
        proxy = KafkaProxy.open();
        local = new LocalJob(proxy);
    }

    @AfterEach
    void stop() throws Exception {
        local.close();
        proxy.close();
    }

    private JobClient job(Map<String, String> more) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of(
                "execution.checkpointing.dir", checkpoints.toUri().toString(),
                "execution.checkpointing.timeout", "4 s",
                "heed.emit.transaction-timeout", "5 s"));
        options.putAll(more);
        return local.start(options);
    }

    private JobClient restore(String checkpoint, String policy) throws Exception {
        return job(Map.of("execution.state-recovery.path", checkpoint, "heed.emit.on-lost-transaction", policy));
    }

    /** Runs a job until a checkpoint with outputs is complete and its commit under way, and ends it there. */
    private String checkpointBeforeItsCommit() throws Exception {
        JobClient job = job(Map.of());
        local.readings.samples(0, 80);
        assertThat(local.output.saliency(BEFORE)).hasSizeGreaterThanOrEqualTo(BEFORE);
        await().atMost(Duration.ofSeconds(40)).until(() -> local.partitionsRead() == MachineReadings.PARTITIONS);
        proxy.hold(ApiKeys.END_TXN);
        local.readings.moveTimeTo(160);
        await().until(() -> proxy.isHolding(ApiKeys.END_TXN));
        prepared = transactions();
        job.cancel().get();
        return retained().get(0);
    }

    /** The retained checkpoints, the last one first; earlier ones may still be going. */
    private List<String> retained() {
        return await().ignoreException(UncheckedIOException.class).until(this::checkpoints, found -> !found.isEmpty());
    }

    private List<String> checkpoints() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .sorted(Comparator.comparingLong(LostTransactionIT::number).reversed())
                    .map(file -> file.resolve("..").normalize().toUri().toString())
                    .toList();
        }
    }

    private static long number(Path metadata) {
        String checkpoint = metadata.getName(metadata.getNameCount() - 2).toString();
        return Long.parseLong(checkpoint.substring("chk-".length()));
    }

    private List<String> transactions() throws Exception {
        try (Admin admin = Admin.create(KafkaFixture.client(local.kafka.bootstrapServers()))) {
            return admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("heed/") && !id.endsWith("before-start"))
                    .toList();
        }
    }

    private boolean isOpen() throws Exception {
        try (Admin admin = Admin.create(KafkaFixture.client(local.kafka.bootstrapServers()))) {
            return admin.listTransactions().all().get().stream()
                    .anyMatch(transaction -> transaction.state() == TransactionState.ONGOING);
        }
    }

    private String lose() throws Exception {
        String checkpoint = checkpointBeforeItsCommit();
        await().atMost(Duration.ofSeconds(30)).until(() -> !isOpen());
        proxy.release(ApiKeys.END_TXN);
        return checkpoint;
    }

    private static long lost(JobClient job) {
        return REPORTER.findMetrics(job.getJobID(), EmitMetrics.LOST_TRANSACTIONS.name()).values().stream()
                .mapToLong(metric -> ((Counter) metric).getCount())
                .sum();
    }

    @Test
    void commitsWhatWasPreparedAndIsNotTroubledByWhatWasCommittedBefore() throws Exception {
        String checkpoint = checkpointBeforeItsCommit();
        proxy.release(ApiKeys.END_TXN);
        for (int restart = 0; restart < 2; restart++) {
            JobClient job = restore(checkpoint, "fail");
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !job.getJobExecutionResult().isDone());
            assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
            local.readings.moveTimeTo(161 + restart);
            assertThat(local.output.saliency(HOPS)).hasSizeGreaterThanOrEqualTo(HOPS);
            job.cancel().get();
        }
    }

    @Test
    void failsWhenATransactionIsLostAndSaysFromWhereToReadAgain() throws Exception {
        String checkpoint = lose();
        String before = retained().get(1);
        JobClient job = restore(checkpoint, "fail");
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .rootCause()
                .hasMessageMatching(
                        "the outputs of the last checkpoint are lost: Kafka aborted heed/\\w+-0-\\d before the job"
                                + " could commit; .* heed.emit.transaction-timeout\\. .* from the checkpoint before it; .*"
                                + " from sensor-readings-0@\\d+, sensor-readings-1@\\d+");
        JobClient again = restore(before, "fail");
        local.readings.moveTimeTo(161); // a job that begins from a checkpoint knows no time before the next reading
        assertThat(local.output.saliency(HOPS).keySet()).hasSizeGreaterThanOrEqualTo(HOPS);
        again.cancel().get();
    }

    /** A TaskManager that hung goes on where it was, and begins its next transaction. */
    @Test
    void isNotTroubledByItsPredecessorThatBeginsAnotherTransaction() throws Exception {
        String checkpoint = checkpointBeforeItsCommit();
        proxy.release(ApiKeys.END_TXN);
        JobClient job = restore(checkpoint, "fail");
        local.readings.moveTimeTo(161);
        assertThat(local.output.saliency(HOPS)).hasSizeGreaterThanOrEqualTo(HOPS);
        List<String> predecessors = prepared;
        proxy.hold(ApiKeys.END_TXN);
        local.readings.samples(160, 240);
        local.readings.moveTimeTo(320);
        await().until(() -> proxy.isHolding(ApiKeys.END_TXN));
        predecessors.forEach(this::begin);
        proxy.release(ApiKeys.END_TXN);
        assertThat(local.output.saliency(2 * HOPS)).hasSizeGreaterThanOrEqualTo(2 * HOPS);
        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        job.cancel().get();
    }

    private void begin(String id) {
        Properties client = KafkaFixture.client(local.kafka.bootstrapServers());
        client.put("transactional.id", id);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
        }
    }

    @Test
    void goesOnWhenAskedTo() throws Exception {
        JobClient job = restore(lose(), "alarm");
        local.readings.samples(160, 240);
        local.readings.moveTimeTo(320);
        assertThat(local.output.saliency(BEFORE + 1)).hasSizeGreaterThan(BEFORE);
        assertThat(lost(job)).isEqualTo(1);
        job.cancel().get();
    }
}

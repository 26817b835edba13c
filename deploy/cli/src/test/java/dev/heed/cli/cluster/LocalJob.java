package dev.heed.cli.cluster;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.KafkaProxy;
import dev.heed.job.HeedJob;
import dev.heed.job.TestModels;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The whole job on a real broker and the Flink of this JVM. */
final class LocalJob implements AutoCloseable {
    final EmbeddedKafka kafka;
    final MachineReadings readings;
    final Output output;

    private final String jobsBroker;

    LocalJob() {
        this(EmbeddedKafka.start());
    }

    private LocalJob(EmbeddedKafka kafka) {
        this(kafka, kafka.bootstrapServers());
    }

    /** A job whose way to the broker is a proxy; readings and outputs go another way. */
    LocalJob(KafkaProxy proxy) {
        this(KafkaFixture.behind(proxy), proxy.bootstrapServers());
    }

    private LocalJob(EmbeddedKafka kafka, String jobsBroker) {
        this.kafka = kafka;
        this.jobsBroker = jobsBroker;
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(MachineReadings.PARTITIONS, List.of(MachineReadings.TOPIC));
            topics.create(1, Output.TOPICS.all());
        }
        readings = new MachineReadings(kafka.bootstrapServers());
        output = new Output(kafka.bootstrapServers());
    }

    JobClient start(Map<String, String> options) throws Exception {
        Configuration settings = HeedJob.withDefaults(new Configuration());
        settings.setString("heed.bootstrap-server", jobsBroker);
        settings.setString("heed.ingest.max-skew", "1 d"); // MachineReadings.moveTimeTo is a clock ahead of all
        if (!options.containsKey("heed.models")) {
            settings.setString("heed.model", TestModels.machines().path().toString());
        }
        settings.setString("execution.checkpointing.interval", "200 ms");
        settings.setString("parallelism.default", "1");
        options.forEach(settings::setString);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration(settings));
        HeedJob.define(env, settings);
        return env.executeAsync("local");
    }

    /** Records of a topic's only partition, those of open transactions included. */
    long written(String topic) {
        return KafkaFixture.written(kafka.bootstrapServers(), topic);
    }

    /** Gives a topic more partitions. */
    void growTo(int partitions, String topic) throws Exception {
        try (Admin admin = Admin.create(KafkaFixture.client(kafka.bootstrapServers()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
    }

    /** Lets a topic take records of so many bytes. */
    void allow(String topic, int bytes) throws Exception {
        ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = Admin.create(KafkaFixture.client(kafka.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** How many partitions of the input the job has read, as its consumer group shows. */
    int partitionsRead() throws Exception {
        try (Admin admin = Admin.create(KafkaFixture.client(kafka.bootstrapServers()))) {
            return admin.listConsumerGroupOffsets("heed")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .size();
        }
    }

    /** Deletes a topic. */
    void deleteTopic(String topic) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.delete(List.of(topic));
        }
    }

    @Override
    public void close() {
        readings.close();
        kafka.close();
    }
}

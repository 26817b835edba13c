package dev.heed.cli.cluster;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.job.HeedJob;
import dev.heed.job.TestModels;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job on a real broker and the Flink of this JVM. */
final class LocalJob implements AutoCloseable {
    final EmbeddedKafka kafka;
    final MachineReadings readings;
    final Output output;

    LocalJob() {
        kafka = EmbeddedKafka.start();
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(MachineReadings.PARTITIONS, List.of(MachineReadings.TOPIC));
            topics.create(1, Output.TOPICS.all());
        }
        readings = new MachineReadings(kafka.bootstrapServers());
        output = new Output(kafka.bootstrapServers());
    }

    JobClient start(Map<String, String> options) throws Exception {
        Configuration settings = HeedJob.withDefaults(new Configuration());
        settings.setString("heed.bootstrap-server", kafka.bootstrapServers());
        settings.setString("heed.model", TestModels.machines().path().toString());
        settings.setString("execution.checkpointing.interval", "200 ms");
        settings.setString("parallelism.default", "1");
        options.forEach(settings::setString);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration(settings));
        HeedJob.define(env, settings);
        return env.executeAsync("local");
    }

    @Override
    public void close() {
        readings.close();
        kafka.close();
    }
}

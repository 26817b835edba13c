package dev.heed.cli.cluster;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.job.Machines;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person says on the command line, through Kafka and the job, to the next alert; and the same on a replay. */
class FeedbackIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final String TOPIC = "alert-feedback";
    private static final ReadingEncoder ENCODER = new ReadingEncoder(new SingleObject());

    private final LocalJob local = new LocalJob();

    @BeforeEach
    void createTheTopic() {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(local.kafka.bootstrapServers()))) {
            topics.create(1, List.of(TOPIC));
        }
    }

    @AfterEach
    void end() {
        local.close();
    }

    private JobClient start() throws Exception {
        return local.start(Map.of(
                "heed.detect.feedback-topic",
                TOPIC,
                "heed.ingest.idle-timeout", // feedback that is silent must hold nothing back meanwhile
                "10 min",
                "heed.attend.fixed-batch",
                "true",
                "heed.detect.warm-up",
                "1 min",
                "heed.detect.update-interval",
                "1 h"));
    }

    /** A machine whose pressure goes astray for 30 steps from 200, 500 and 800 on, and by more from 1100 on. */
    private void samples(int from, int to) {
        for (int step = from; step < to; step++) {
            float[] values = Machines.values(50, step);
            int phase = step % 300;
            values[2] += phase >= 200 && phase < 230 ? step < 1100 ? .4f : 8 : 0;
            byte[] value = ENCODER.encode("pump", Machines.micros(step), 0, null, values);
            local.readings.write(0, ReadingEncoder.key("pump"), value);
        }
        local.readings.moveTimeTo(to + 5);
    }

    private CommandLineFixture feedback(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("feedback", "--bootstrap-server", local.kafka.bootstrapServers()));
        arguments.addAll(List.of(more));
        return heed(arguments.toArray(String[]::new));
    }

    @Test
    void holdsBackAlertsLikeAFalseOneAndDoesSoAgainOnAReplay() throws Exception {
        JobClient job = start();
        samples(0, 400);
        List<SaliencyAlert> alerts = local.output.alerts(2);
        assertThat(alerts).extracting(SaliencyAlert::getState).containsExactly(AlertState.OPEN, AlertState.CLOSED);
        CommandLineFixture said = feedback(alerts.get(0).getId(), "false", "--note", "filter changed");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("pump: pressure ", "false, said of pump; it counts from 2023-11-14T22:");
        samples(400, 1300);
        alerts = local.output.alerts(4);
        job.cancel().get();
        assertThat(alerts).hasSize(4);
        assertThat(alerts.get(2).getSuppressed()).isEqualTo(2);
        assertThat(alerts.get(2).getStarted()).isAfter(alerts.get(1).getTime().plusSeconds(800));

        JobClient replayed = start();
        assertThat(local.output.alerts(8).subList(4, 8)).isEqualTo(alerts);
        replayed.cancel().get();
    }

    @Test
    void putsBadFeedbackToTheDeadLettersAndGoesOn() throws Exception {
        JobClient job = start();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(local.kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {1}, new byte[] {1, 2, 3}))
                    .get();
        }
        List<ConsumerRecord<String, byte[]>> letters = local.output.deadLetters(1);
        assertThat(header(letters.get(0), "reason")).isEqualTo("undecodable");
        assertThat(header(letters.get(0), "stage")).isEqualTo("ingest");
        assertThat(header(letters.get(0), "topic")).isEqualTo(TOPIC);
        samples(0, 300);
        assertThat(local.output.alerts(2)).hasSize(2);
        job.cancel().get();
    }

    private static String header(ConsumerRecord<?, ?> letter, String name) {
        return new String(
                Objects.requireNonNull(letter.headers().lastHeader("heed.error." + name))
                        .value(),
                StandardCharsets.UTF_8);
    }

    @Test
    void saysInOneLineThatThereIsNoSuchAlert() {
        CommandLineFixture said = feedback("no-such-alert", "false");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err())
                .isEqualToIgnoringNewLines(
                        "heed feedback: topic saliency-alerts: expected the alert no-such-alert, found"
                                + " 0 others; give --entity if it is older");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(feedback("a", "wrong").err())
                .contains("VERDICT: expected real, false or ignore-until, found 'wrong'");
        assertThat(feedback("a", "ignore-until").err()).contains("ignore-until: expected a TIME after it, found none");
        assertThat(feedback("a", "false", "2026-12-01T06:00:00Z").err())
                .contains("TIME: expected with ignore-until alone, found it with false");
        assertThat(feedback("-", "false").err())
                .contains("ALERT-ID: expected '-' with ignore-until and --entity alone");
        assertThat(feedback("a", "ignore-until", "soon").err()).contains("TIME: expected a time such as");
        assertThat(feedback("-", "ignore-until", "2020-01-01T00:00:00Z", "--entity", "pump")
                        .err())
                .contains("ignore-until: expected a time after ");
        assertThat(feedback("a", "false", "--topic", "none").err()).contains("found no [none]");
    }
}

package dev.heed.console.page;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.console.feed.Beginning;
import dev.heed.console.watch.LivePage;
import dev.heed.console.web.Entrance;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.RecordWriter;
import dev.heed.wire.SingleObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A page over topics of its own, and who writes to them. */
final class Stage implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final long MEMORY_BYTES = 64L << 20;

    private final Properties client;
    private final Configuration options = new Configuration();
    private final OutputTopics topics;
    private final String feedback;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordWriter<Saliency> scores = new SingleObject().writer(Saliency.class);
    private final RecordWriter<WeightedFeatures> values = new SingleObject().writer(WeightedFeatures.class);
    private final RecordWriter<Forecast> forecasts = new SingleObject().writer(Forecast.class);
    private final RecordWriter<SaliencyAlert> alerts = new SingleObject().writer(SaliencyAlert.class);
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private @Nullable LivePage page;
    private int port;

    /** Topics of a name of their own in a broker, and no page yet. */
    Stage(EmbeddedKafka kafka, String name) {
        client = KafkaFixture.client(kafka.bootstrapServers());
        options.set(EmitOptions.SALIENCY, name + "-saliency");
        options.set(EmitOptions.WEIGHTED_FEATURES, name + "-weighted-features");
        options.set(EmitOptions.FORECASTS, name + "-forecasts");
        options.set(EmitOptions.ALERTS, name + "-saliency-alerts");
        options.set(EmitOptions.DEAD_LETTERS, name + "-dead-letters");
        options.set(IngestOptions.TOPICS, List.of(name + "-sensor-readings"));
        feedback = name + "-alert-feedback";
        options.set(DetectOptions.FEEDBACK_TOPIC, feedback);
        topics = OutputTopics.of(options);
        List<String> all = new ArrayList<>(topics.all());
        all.addAll(List.of(feedback, name + "-sensor-readings"));
        try (TopicAdmin admin = new TopicAdmin(client)) {
            admin.create(1, all);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Opens the page for this machine alone; again on the same port where it was open before. */
    String open() {
        return open(Entrance.ofThisMachine(port, true));
    }

    /** Opens the page for those who know {@link #TOKEN}. */
    String openWithToken() {
        return open(new Entrance("127.0.0.1", 0, Set.of(), Optional.of(TOKEN), Optional.empty(), false));
    }

    private String open(Entrance entrance) {
        LivePage opened =
                LivePage.open(client, options, new SingleObject(), new Beginning(null), MEMORY_BYTES, entrance);
        page = opened;
        port = URI.create(opened.address()).getPort();
        return opened.address();
    }

    int port() {
        return port;
    }

    void closePage() {
        LivePage open = page;
        page = null;
        if (open != null) {
            open.close();
        }
    }

    /** Steps of a pump with their values and a forecast. */
    void run(Pump pump, Instant first, int steps, float score, List<Float> blame, List<Float> came) {
        send(topics.saliency(), pump, scores, pump.scored(first, steps, score, blame));
        send(topics.weightedFeatures(), pump, values, pump.valued(first, steps, came));
        send(topics.forecasts(), pump, forecasts, pump.forecast(first.plusSeconds(steps - 1), came));
        flush();
    }

    /** Quiet steps of a pump without values, to be written with others at once. */
    void score(Pump pump, Instant first, int steps) {
        send(topics.saliency(), pump, scores, pump.scored(first, steps, 0.5F, List.of(0.1F, 0.1F, 0.1F)));
    }

    void write(Pump pump, SaliencyAlert alert) {
        send(topics.alerts(), pump, alerts, alert);
        producer.flush();
    }

    private <T extends SpecificRecord> void send(String topic, Pump pump, RecordWriter<T> writer, T record) {
        byte[] key = pump.entity().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, writer.encode(record)), (sent, problem) -> {
            if (problem != null) {
                refused.set(problem);
            }
        });
    }

    void flush() {
        producer.flush();
        Exception problem = refused.get();
        if (problem != null) {
            throw new IllegalStateException("the broker did not take what was written", problem);
        }
    }

    /** Verdicts that the page wrote. */
    String feedbackTopic() {
        return feedback;
    }

    @Override
    public void close() {
        closePage();
        producer.close();
    }
}

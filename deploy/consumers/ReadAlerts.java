import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.schemas.SaliencyAlert;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints alerts as they come, for five quiet seconds at most:
 * {@code java -cp "deploy/cli/target/lib/*" ReadAlerts.java localhost:9092 saliency-alerts [http://registry:8081]}. It needs
 * the jars of heed-schemas, Avro, Kafka's clients, Jackson and slf4j.
 */
class ReadAlerts {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Map<Integer, Schema> writers = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String registry;

    ReadAlerts(String registry) {
        this.registry = registry;
    }

    public static void main(String[] args) throws Exception {
        ReadAlerts alerts = new ReadAlerts(args.length > 2 ? args[2] : "");
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "read-alerts",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(args[1]));
            long last = System.nanoTime();
            while (System.nanoTime() - last < QUIET.toNanos()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    alerts.print(record.value());
                    last = System.nanoTime();
                }
            }
        }
    }

    private void print(byte[] value) throws Exception {
        SaliencyAlert alert = value[0] == 0 ? numbered(value) : SaliencyAlert.getDecoder().decode(value);
        System.out.println(String.join(
                "\t",
                alert.getEntity(),
                alert.getState().name(),
                alert.getTime().toString(),
                Float.toString(alert.getScore()),
                alert.getCauses().get(0).getChannel()));
    }

    /** Confluent's wire format: a zero, the schema's number, the record. */
    private SaliencyAlert numbered(byte[] value) throws Exception {
        SpecificData data = SpecificData.getForClass(SaliencyAlert.class);
        SpecificDatumReader<SaliencyAlert> reader = new SpecificDatumReader<>(
                writtenWith(ByteBuffer.wrap(value).getInt(1)), SaliencyAlert.getClassSchema(), data);
        return reader.read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    }

    private Schema writtenWith(int number) throws Exception {
        Schema known = writers.get(number);
        if (known == null) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + number))
                    .build();
            String answer = http.send(request, BodyHandlers.ofString()).body();
            known = new Schema.Parser()
                    .parse(new ObjectMapper().readTree(answer).path("schema").textValue());
            writers.put(number, known);
        }
        return known;
    }
}

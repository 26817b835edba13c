package dev.heed.dist;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.registry.ReadByOthers;
import dev.heed.cli.registry.RealRegistry;
import dev.heed.cli.registry.WrittenAlert;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One alert, written once as the job writes it with a registry, on one real broker and with one real registry (Maven's profile
 * {@code registry}), is the same to every reader. Python ({@code alerts.py}), Java ({@code ReadAlerts.java}) and Flink's SQL client
 * ({@code tables.sql} and one option) ask the registry themselves and tell five fields. Debian's kcat has no Avro: it unpacks
 * Confluent's header with its own {@code -s} and hands out the bytes; the schema that the registry has under the number that kcat
 * read, and Avro alone, decode these, every field.
 */
class EveryReaderIT {
    private static final String TOPIC = "saliency-alerts";
    private static final String QUERY = """
            SET 'sql-client.execution.result-mode' = 'tableau';
            SET 'table.local-time-zone' = 'UTC';
            SELECT entity, state, `time`, score, causes[1].channel AS channel
            FROM saliency_alerts /*+ OPTIONS('scan.bounded.mode' = 'latest-offset', 'heed-avro.schema-registry.url' = '%s') */;
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static RealRegistry registry;
    private static ReadByOthers read;

    @BeforeAll
    static void start() throws Exception {
        registry = RealRegistry.start(directory);
        kafka = EmbeddedKafka.start();
        read = new ReadByOthers(kafka.bootstrapServers(), directory);
        heed(
                "topics",
                "create",
                "--bootstrap-server=" + kafka.bootstrapServers(),
                "--schema-registry=" + registry.url());
        List<ContractTopic> topics = List.of(new ContractTopic(Contract.SALIENCY_ALERT, TOPIC));
        WrittenAlert.write(kafka, TOPIC, Confluent.lookUp(registry.settings(Duration.ofSeconds(5)), topics));
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void kcatReadsTheBytes() throws Exception {
        byte[] value = read.kcat(TOPIC, "-D", "", "-f", "%s");
        String header = new String(read.kcat(TOPIC, "-s", "value=>bi", "-f", "%s"), StandardCharsets.US_ASCII);
        assertThat(header).matches("0[1-9][0-9]*");
        Schema schema = registered(header.substring(1));
        assertThat(decoded(schema, value)).isEqualTo(plain(schema));
        assertThat(decoded(schema, value).get("entity")).hasToString("Pumpe Süd");
    }

    @Test
    void pythonReadsIt() throws Exception {
        assertThat(read.python(TOPIC, registry.url())).isEqualTo(WrittenAlert.LINE);
    }

    @Test
    void javaReadsIt() throws Exception {
        assertThat(read.java(TOPIC, registry.url())).isEqualTo(WrittenAlert.LINE);
    }

    @Test
    void flinksSqlReadsIt() throws Exception {
        List<Path> lib = new ArrayList<>(Release.flinkTables());
        lib.add(Release.sqlJar());
        String tables = Files.readString(Path.of("../sql/tables.sql"));
        Path here = Files.writeString(
                directory.resolve("tables.sql"), tables.replace("localhost:9092", kafka.bootstrapServers()));
        Path query = Files.writeString(directory.resolve("query.sql"), QUERY.formatted(registry.url()));
        try (PlainFlink flink = PlainFlink.with(directory, lib)) {
            flink.startSession();
            flink.startTaskManager();
            int status = flink.runSql("sql", here, query);
            assertThat(status).as(flink.output("sql")).isZero();
            assertThat(rows(flink.output("sql"))).as(flink.output("sql")).containsExactly(WrittenAlert.LINE);
        }
    }

    /** The rows that the client shows, as the programs in deploy/consumers print an alert. */
    private static List<String> rows(String shown) {
        return shown.lines()
                .filter(line -> line.startsWith("| +I |"))
                .map(line -> line.replaceFirst("^[|] [+]I [|]", "").split("[|]"))
                .peek(cells -> cells[2] = cells[2].strip().replace(' ', 'T') + "Z")
                .map(cells -> List.of(cells).stream().map(String::strip).collect(Collectors.joining("\t")))
                .toList();
    }

    private static Schema registered(String number) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + "/schemas/ids/" + number))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new Schema.Parser()
                .parse(new ObjectMapper().readTree(answer).path("schema").textValue());
    }

    private static GenericRecord decoded(Schema schema, byte[] value) throws Exception {
        return new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    }

    /** The alert as it was written, in Avro's plain types: its own single object, read without its class. */
    private static GenericRecord plain(Schema schema) throws Exception {
        byte[] single = SaliencyAlert.getEncoder().encode(WrittenAlert.alert()).array();
        return new GenericDatumReader<GenericRecord>(SaliencyAlert.getClassSchema(), schema)
                .read(null, DecoderFactory.get().binaryDecoder(single, 10, single.length - 10, null));
    }
}

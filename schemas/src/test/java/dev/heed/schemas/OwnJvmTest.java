package dev.heed.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a consumer does that has this jar and Avro alone, in a process that nothing was told to. */
class OwnJvmTest {
    /** Such consumers. */
    static final class Consumer {
        public static void main(String[] args) throws Exception {
            byte[] record = "\u0006abc\u0004m1\u0000\u0002x\u0000\u0000\u0000".getBytes(StandardCharsets.ISO_8859_1);
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(record, null);
            switch (args[0]) {
                case "by-class" -> new SpecificDatumReader<>(AlertFeedback.class).read(null, in);
                case "by-name" -> {
                    String schema = args[1];
                    Object read = new SpecificDatumReader<>(new Schema.Parser().parse(schema)).read(null, in);
                    System.out.println(read.getClass().getName());
                }
                default -> {
                    AlertFeedback said = new AlertFeedback("a", "b", AlertVerdict.FALSE, null, null, Instant.EPOCH);
                    System.out.println(AlertFeedback.getDecoder()
                            .decode(AlertFeedback.getEncoder().encode(said))
                            .getVerdict());
                }
            }
            System.out.println("read");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-class", "by-name", "single-object"})
    void readsWithoutASecretCall(String way) throws Exception {
        String schema = AlertFeedback.getClassSchema().toString();
        Process consumer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Consumer.class.getName(),
                        way,
                        schema))
                .redirectErrorStream(true)
                .start();
        String said = new String(consumer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).endsWith("read\n");
        assertThat(consumer.waitFor()).isZero();
    }
}

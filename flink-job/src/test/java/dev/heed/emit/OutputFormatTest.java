package dev.heed.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Alert;
import dev.heed.wire.Micros;
import dev.heed.wire.RecordHeader;
import dev.heed.wire.SingleObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** What the options make of the outputs. */
class OutputFormatTest {
    private static List<Outgoing> encode(String... options) {
        Configuration configuration = new Configuration();
        for (int i = 0; i < options.length; i += 2) {
            configuration.setString(options[i], options[i + 1]);
        }
        DetectionEncoder encoder = DetectionEncoder.of(configuration, new SingleObject(), Detections.CARD);
        encoder.open();
        List<Outgoing> out = new ArrayList<>();
        encoder.flatMap(Detections.whole(), new ListCollector<>(out));
        return out;
    }

    @Test
    void writesJsonWhereAnOptionSaysSo() {
        assertThat(encode("heed.emit.format", "json"))
                .hasSize(4)
                .allSatisfy(record -> assertThat(new String(requireNonNull(record.value()), UTF_8))
                        .startsWith("{\"")
                        .contains("\"entity\":\"pump-1\"")
                        .endsWith("}"));
        assertThat(encode()).allSatisfy(record -> assertThat(record.value()).startsWith(0xC3, 0x01));
    }

    /** CloudEvents 1.0.2, Kafka protocol binding, 3.2 "Binary Content Mode": each attribute is a header with a prefix. */
    @Test
    void givesAlertsTheHeadersOfCloudEvents() {
        List<Outgoing> out = encode("heed.emit.cloudevents", "true");
        assertThat(out.subList(0, 3))
                .allSatisfy(record -> assertThat(record.headers()).isEmpty());
        Map<String, String> headers = new LinkedHashMap<>();
        out.get(3)
                .headers()
                .forEach(header -> headers.put(header.key(), new String(requireNonNull(header.value()), UTF_8)));
        Alert alert = Detections.whole().alerts().get(0);
        String time = Micros.instant(alert.timeMicros()).toString();
        String state = alert.state().name().toLowerCase(Locale.ROOT);
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", alert.event().id() + "/" + state + "/" + time,
                        "ce_source", "/heed/models/pumps",
                        "ce_type", "dev.heed.alert." + state,
                        "ce_time", time,
                        "ce_subject", "pump-1",
                        "content-type", "application/avro"));
        RecordHeader ofJson = encode("heed.emit.cloudevents", "true", "heed.emit.format", "json")
                .get(3)
                .headers()
                .get(6);
        assertThat(new String(requireNonNull(ofJson.value()), UTF_8)).isEqualTo("application/json");
        assertThat(encode("heed.emit.cloudevents", "true"))
                .usingRecursiveComparison()
                .isEqualTo(out);
    }
}

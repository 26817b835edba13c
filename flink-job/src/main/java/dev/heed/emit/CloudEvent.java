package dev.heed.emit;

import dev.heed.detect.Alert;
import dev.heed.wire.Micros;
import dev.heed.wire.RecordHeader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An alert's record as an event, in the binary mode of the Kafka protocol binding of CloudEvents 1.0.2: what is said of it stands in
 * headers, the value stays as it is.
 *
 * @param entity the alert's
 * @param alert its state
 * @param model by name
 * @param contentType of the value
 */
record CloudEvent(String entity, Alert alert, String model, String contentType) {
    List<RecordHeader> headers() {
        String time = Micros.instant(alert.timeMicros()).toString();
        String state = alert.state().name().toLowerCase(Locale.ROOT);
        return List.of(
                RecordHeader.text("ce_specversion", "1.0"),
                RecordHeader.text("ce_id", alert.event().id() + "/" + state + "/" + time),
                RecordHeader.text(
                        "ce_source",
                        "/heed/models/"
                                + URLEncoder.encode(model, StandardCharsets.UTF_8)
                                        .replace("+", "%20")),
                RecordHeader.text("ce_type", "dev.heed.alert." + state),
                RecordHeader.text("ce_time", time),
                RecordHeader.text("ce_subject", entity),
                RecordHeader.text("content-type", contentType));
    }
}

package dev.heed.console.notify.courier;

import dev.heed.wire.Encoding;
import java.util.Properties;

/**
 * Where alerts come from.
 *
 * @param client properties of a Kafka client
 * @param encoding of the alerts
 * @param group of the consumers; each destination adds its name
 * @param fromBeginning where to begin while nothing is committed: with the oldest alert, or with the next one
 */
public record AlertSource(Properties client, String topic, Encoding encoding, String group, boolean fromBeginning) {
    String groupOf(String destination) {
        return group + "-" + destination;
    }
}

package dev.heed.console.notify.courier;

import java.util.Properties;

/**
 * Where alerts come from.
 *
 * @param client properties of a Kafka client
 * @param group of the consumers; each destination adds its name
 * @param fromBeginning where to begin while nothing is committed: with the oldest alert, or with the next one
 */
public record AlertSource(Properties client, String topic, String group, boolean fromBeginning) {
    String groupOf(String destination) {
        return group + "-" + destination;
    }
}

package dev.heed.console.notify.picture;

import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Picture;
import dev.heed.console.notify.message.Place;
import dev.heed.model.refusal.Cause;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Encoding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Properties;
import org.apache.kafka.common.KafkaException;

/**
 * Draws the worst alert of a notification.
 *
 * @param client properties of a Kafka client
 * @param encoding of the topics
 * @param patience for reading: a picture that would take longer is left out
 */
public record Pictures(Properties client, Encoding encoding, PictureTopics topics, Duration patience) {
    /** The picture, or why there is none. */
    public Picture of(Notification notification) {
        SaliencyAlert alert = notification.first();
        Instant written = notification.changes().stream()
                .filter(change -> change.id().equals(alert.getId()))
                .map(Change::places)
                .flatMap(places -> places.stream().map(Place::written))
                .max(Comparator.naturalOrder())
                .orElseGet(Instant::now);
        try {
            AroundAlert around = LookBack.read(client, encoding, topics, patience, alert, written);
            if (around.came().isEmpty()) {
                return Picture.missing("the topics " + topics.all() + " could not be read in " + patience.toSeconds()
                        + " s, or hold nothing of " + alert.getEntity());
            }
            return Picture.of(new AlertPicture(alert, around).png());
        } catch (KafkaException e) {
            return Picture.missing("the topics " + topics.all() + " cannot be read: " + Cause.inWords(e));
        } catch (IOException | RuntimeException | Error e) {
            return Picture.missing("it could not be drawn: " + Cause.inWords(e));
        }
    }
}

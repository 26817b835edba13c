package dev.heed.cli.models;

import dev.heed.cli.input.TimeFormat;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.kafka.TopicScan;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.Saliency;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** From which event time on an update holds. */
final class EffectiveTime {
    /** At the end of a transaction there are offsets without a record. */
    private static final int LAST_OFFSETS = 20;

    private EffectiveTime() {}

    /** A time that a person wrote behind an option. */
    static Instant parse(String option, String text) {
        try {
            return Micros.instant(TimeFormat.of(text).parseMicros(text));
        } catch (DateTimeException | NumberFormatException e) {
            throw Refusal.usage(option + ": expected " + TimeFormat.EXPECTED + ", found '" + text + "'")
                    .causedBy(e);
        }
    }

    /**
     * The newest of the job's steps by the topic of saliency; now where nothing is there.
     *
     * @param out is told when it is now
     */
    static Instant newest(Properties client, String topic, Encoding encoding, PrintWriter out) {
        try (TopicAdmin topics = new TopicAdmin(client)) {
            if (!topics.missing(List.of(topic)).isEmpty()) {
                return now("topic " + topic + " is not there (--saliency)", out);
            }
        }
        RecordReader<Saliency> reader = encoding.reader(Saliency.class);
        Instant[] newest = {Instant.MIN};
        new TopicScan(client, topic).newest(LAST_OFFSETS, record -> {
            Instant time = time(reader, record.value());
            if (time != null && time.isAfter(newest[0])) {
                newest[0] = time;
            }
        });
        return newest[0].equals(Instant.MIN) ? now("topic " + topic + " is empty", out) : newest[0];
    }

    private static @Nullable Instant time(RecordReader<Saliency> reader, byte @Nullable [] value) {
        try {
            return value == null ? null : reader.read(value).getTime();
        } catch (UnreadableRecord e) {
            return null;
        }
    }

    private static Instant now(String why, PrintWriter out) {
        out.printf("%s: it holds from now on, by this machine's clock; --at says another time of the readings%n", why);
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

package dev.heed.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.Mappings;
import dev.heed.model.series.Intake;
import dev.heed.wire.FeedbackEncoder;
import dev.heed.wire.Micros;
import dev.heed.wire.SingleObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FeedbackDecoderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ReadingDecoder decoder = new ReadingDecoder(
            new SingleObject(),
            Intake.plain(List.of("speed", "flow")),
            new ReadingLimits(Duration.ofHours(1), 50_000, false),
            new ForeignTopics("feedback", Mappings.none()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private Ingested decode(String topic, byte[] value) {
        List<Ingested> out = new ArrayList<>();
        decoder.deserialize(new ConsumerRecord<>(topic, 3, 42, new byte[0], value), new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }

    private static byte[] feedback(String entity, String alert, String verdict, Instant effective, long untilMicros) {
        return new FeedbackEncoder(new SingleObject())
                .encode(entity, alert, verdict, Micros.of(effective), untilMicros, "a note");
    }

    @Test
    void takesFeedbackFromItsTopic() {
        Ingested ingested = decode("feedback", feedback("pump-1", "a-1", "FALSE", NOW, 0));
        assertThat(ingested.reading())
                .usingRecursiveComparison()
                .isEqualTo(Reading.verdict(
                        "pump-1",
                        new Verdict(Verdict.Kind.FALSE, "a-1", Micros.of(NOW), 0),
                        new Origin("feedback", 3, 42)));
        assertThat(ingested.eventMillis()).isEqualTo(Long.MIN_VALUE);
        long until = Micros.of(NOW.plusSeconds(9));
        assertThat(requireNonNull(decode("feedback", feedback("pump-1", "", "IGNORE_UNTIL", NOW, until))
                                .reading())
                        .verdict())
                .isEqualTo(new Verdict(Verdict.Kind.IGNORE_UNTIL, "", Micros.of(NOW), until));
    }

    @Test
    void rejectsFeedbackThatSaysNothing() {
        assertRejected("empty", decode("feedback", new byte[0]));
        assertRejected("undecodable", decode("feedback", new byte[] {1, 2, 3}));
        assertRejected("no-entity", decode("feedback", feedback("", "a-1", "FALSE", NOW, 0)));
        assertRejected("invalid-verdict", decode("feedback", feedback("pump-1", "", "REAL", NOW, 0)));
        assertRejected("invalid-verdict", decode("feedback", feedback("pump-1", "", "IGNORE_UNTIL", NOW, 0)));
        assertRejected(
                "invalid-verdict", decode("feedback", feedback("pump-1", "", "IGNORE_UNTIL", NOW, Micros.of(NOW))));
        assertRejected("too-large", decode("feedback", feedback("pump-1", "x".repeat(65), "FALSE", NOW, 0)));
        assertRejected("invalid-time", decode("feedback", feedback("pump-1", "a-1", "FALSE", Instant.EPOCH, 0)));
        assertRejected("future", decode("feedback", feedback("pump-1", "a-1", "FALSE", NOW.plusSeconds(3_601), 0)));
        assertRejected("unknown-schema", decode("readings", feedback("pump-1", "a-1", "FALSE", NOW, 0)));
    }

    private static void assertRejected(String label, Ingested ingested) {
        Rejected rejected = requireNonNull(ingested.rejected());
        assertThat(rejected.label()).isEqualTo(label);
        assertThat(rejected.stage()).isEqualTo("ingest");
        assertThat(rejected.message()).startsWith("expected ");
    }
}

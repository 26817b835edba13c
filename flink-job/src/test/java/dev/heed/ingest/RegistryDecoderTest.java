package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.ingest.mapping.Mappings;
import dev.heed.model.series.Intake;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a record whose schema nobody tells. */
class RegistryDecoderTest {
    private static ReadingDecoder of(RegistrySettings registry) {
        return new ReadingDecoder(
                Confluent.reading(registry),
                Intake.plain(List.of("speed", "flow")),
                new ReadingLimits(Duration.ofHours(1), 50_000, false),
                new ForeignTopics("feedback", Mappings.none()));
    }

    /** The registry is away. */
    private static List<Ingested> decodeAlone(WhenAway whenAway) {
        List<Ingested> out = new ArrayList<>();
        RegistrySettings nobody =
                new RegistrySettings(List.of("http://localhost:1"), Map.of(), Duration.ZERO, whenAway);
        of(nobody)
                .deserialize(
                        new ConsumerRecord<>("readings", 3, 42, new byte[0], new byte[] {0, 0, 0, 0, 1, 2}),
                        new ListCollector<>(out));
        return out;
    }

    @Test
    void rejectsARecordWhoseSchemaTheRegistryDoesNotTell() {
        Rejected rejected =
                Objects.requireNonNull(decodeAlone(WhenAway.DEAD_LETTER).get(0).rejected());
        assertThat(rejected.label()).isEqualTo("unknown-schema");
        assertThat(rejected.message())
                .isEqualTo(
                        "the record's schema is not known yet, and the registry gave no answer: the schema registry at"
                                + " http://localhost:1: expected an answer, found connection refused");
    }

    @Test
    void endsTheJobWhereItMustWaitForTheRegistry() {
        assertThatThrownBy(() -> decodeAlone(WhenAway.FAIL))
                .isInstanceOf(SuppressRestartsException.class)
                .rootCause()
                .hasMessageContaining("the registry gave no answer: the schema registry at http://localhost:1")
                .hasMessageEndingWith("heed.schema-registry.when-away=FAIL ends the job: start it again from its last"
                        + " checkpoint when the registry answers");
    }
}

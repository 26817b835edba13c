package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.FaultyRegistry.Fault;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.wire.UnreadableRecord.Problem;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaLookUpTest {
    private final FaultyRegistry registry = new FaultyRegistry();
    private long nanos;
    private final SchemaLookUp lookUp = new SchemaLookUp(registry.settings(WhenAway.DEAD_LETTER), () -> nanos);

    @AfterEach
    void end() {
        registry.close();
    }

    private void assertNotFound(int id, Problem problem, String message) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> lookUp.find(id))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void asksForAnUnknownNumberAgainAfterAMinute() throws UnreadableRecord {
        assertNotFound(1, Problem.UNKNOWN_SCHEMA, "expected a schema that the registry knows, found number 1");
        registry.add("\"int\"");
        assertNotFound(1, Problem.UNKNOWN_SCHEMA, "found number 1");
        nanos += Duration.ofSeconds(61).toNanos();
        assertThat(lookUp.find(1)).isEqualTo("\"int\"");
    }

    @Test
    void waitsOnceForARegistryThatIsAwayAndThenAsksEveryFiveSeconds() throws UnreadableRecord {
        int id = registry.add("\"int\"");
        registry.with(Fault.BUSY);
        assertNotFound(
                id,
                Problem.UNKNOWN_SCHEMA,
                "is not known yet, and the registry gave no answer: the schema registry at");
        int asked = registry.requests().size();
        assertThat(asked).isGreaterThan(1);
        assertNotFound(id, Problem.UNKNOWN_SCHEMA, "found status 503");
        assertNotFound(7, Problem.UNKNOWN_SCHEMA, "found status 503");
        assertThat(registry.requests()).hasSize(asked);
        nanos += Duration.ofSeconds(6).toNanos();
        assertNotFound(id, Problem.UNKNOWN_SCHEMA, "found status 503");
        assertThat(registry.requests()).hasSize(asked + 1);
        assertThat(lookUp.lookUps()).isEqualTo(new LookUps(0, 4, true));
        registry.with(Fault.NONE);
        nanos += Duration.ofSeconds(6).toNanos();
        assertThat(lookUp.find(id)).isEqualTo("\"int\"");
        assertThat(lookUp.lookUps()).isEqualTo(new LookUps(1, 4, false));
    }

    @Test
    void doesNotGiveARecordUpWhereItMustNot() {
        registry.leave();
        SchemaLookUp patient = new SchemaLookUp(registry.settings(WhenAway.FAIL));
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> patient.find(1))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.NOT_YET));
    }

    @Test
    void forgetsTheOldestOfManyUnknownNumbers() {
        for (int id = 1; id <= 10_001; id++) {
            lookUp.unknown(id, "junk");
        }
        registry.leave();
        assertNotFound(2, Problem.UNKNOWN_SCHEMA, "junk");
        assertNotFound(1, Problem.UNKNOWN_SCHEMA, "gave no answer");
    }
}

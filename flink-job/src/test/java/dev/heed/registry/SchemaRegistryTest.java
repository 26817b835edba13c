package dev.heed.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heed.registry.FaultyRegistry.Fault;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistryProblem.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistryTest {
    private static final String SCHEMA = "{\"type\":\"string\"}";

    private final FaultyRegistry faulty = new FaultyRegistry();
    private final SchemaRegistry registry = new SchemaRegistry(faulty.settings(WhenAway.FAIL));

    @AfterEach
    void end() {
        faulty.close();
    }

    @Test
    void registersASchemaOnceAndHoldsItsSubjectToFullCompatibility() throws RegistryProblem {
        int id = registry.register("a b/c-value", SCHEMA);
        assertThat(registry.id("a b/c-value", SCHEMA)).isEqualTo(id);
        assertThat(registry.schema(id)).isEqualTo(SCHEMA);
        assertThat(faulty.level("a b/c-value")).isEqualTo("FULL_TRANSITIVE");
        assertThat(registry.versions("a b/c-value")).isEqualTo(1);
        assertThat(registry.versions("other")).isZero();
    }

    /** An older, looser level must not let the new version in. */
    @Test
    void holdsASubjectThatIsThereBeforeItRegisters() throws RegistryProblem {
        registry.register("a-value", SCHEMA);
        int before = faulty.requests().size();
        registry.register("a-value", "{\"type\":\"long\"}");
        assertThat(faulty.requests().subList(before, faulty.requests().size()))
                .containsExactly(
                        "GET /subjects/a-value/versions",
                        "PUT /config/a-value",
                        "GET /config/a-value",
                        "POST /subjects/a-value/versions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                BUSY           | AWAY     | expected an answer, found status 503
                BROKEN         | AWAY     | expected an answer, found status 500
                A_WEB_PAGE     | FOREIGN  | expected Confluent's API, found status 200 with text/html
                A_WEB_PAGE_404 | FOREIGN  | expected Confluent's API, found status 404 with text/html
                OTHER_JSON     | FOREIGN  | expected Confluent's API, found an answer without 'schema'
                LETS_NOBODY_IN | REFUSED  | expected to be let in, found status 401; give basic.auth.user.info
                NONE           | UNKNOWN  | expected it to know, found status 404: Schema not found
            """)
    void saysWhatIsWrongWithIt(Fault fault, Kind kind, String line) {
        faulty.with(fault);
        assertThatExceptionOfType(RegistryProblem.class)
                .isThrownBy(() -> registry.schema(7))
                .withMessageStartingWith("the schema registry at http://localhost:")
                .withMessageContaining(line)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void saysThatNobodyListens() {
        faulty.leave();
        assertThatExceptionOfType(RegistryProblem.class)
                .isThrownBy(() -> registry.schema(7))
                .withMessageContaining("expected an answer, found connection refused");
    }

    @Test
    void saysThatItHangs() {
        faulty.with(Fault.HANGS);
        assertThatExceptionOfType(RegistryProblem.class)
                .isThrownBy(() -> registry.schema(7))
                .withMessageContaining("expected an answer, found none within 5 s");
    }

    @Test
    void saysWhatTheRegistryDoesNotTake() {
        faulty.with(Fault.TAKES_NOTHING);
        assertThatExceptionOfType(RegistryProblem.class)
                .isThrownBy(() -> registry.register("a-value", SCHEMA))
                .withMessageContaining("expected it to take the schema, found status 409: incompatible");
        faulty.with(Fault.FORGETS_LEVELS);
        assertThatExceptionOfType(RegistryProblem.class)
                .isThrownBy(() -> registry.register("a-value", SCHEMA))
                .withMessageContaining("expected the subject a-value to be held to FULL_TRANSITIVE, found NONE");
    }

    @Test
    void waitsForAnAnswerAndAsksAgain() {
        faulty.with(Fault.BUSY);
        long begin = System.nanoTime();
        assertThatExceptionOfType(RegistryProblem.class).isThrownBy(() -> registry.schema(7));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
        assertThat(faulty.requests()).hasSizeGreaterThan(1);
        int before = faulty.requests().size();
        assertThatExceptionOfType(RegistryProblem.class).isThrownBy(() -> registry.schemaNow(7));
        assertThat(faulty.requests()).hasSize(before + 1);
    }

    @Test
    void asksTheNextAddressWhereOneGivesNoAnswer() throws RegistryProblem {
        int id = faulty.add(SCHEMA);
        RegistrySettings both = new RegistrySettings(
                List.of("http://localhost:1", faulty.url()), Map.of(), Duration.ZERO, WhenAway.FAIL);
        assertThat(new SchemaRegistry(both).schema(id)).isEqualTo(SCHEMA);
    }

    @Test
    void signsInWithANameOrAToken() throws RegistryProblem {
        int id = faulty.add(SCHEMA);
        faulty.letsIn("Basic YTpi");
        assertThat(signed("basic.auth.user.info", "a:b").schema(id)).isEqualTo(SCHEMA);
        assertThat(signed("schema.registry.basic.auth.user.info", "a:b").schema(id))
                .isEqualTo(SCHEMA);
        faulty.letsIn("Bearer t0ken");
        assertThat(signed("bearer.auth.token", "t0ken").schema(id)).isEqualTo(SCHEMA);
        assertThatExceptionOfType(RegistryProblem.class)
                .isThrownBy(() -> signed("bearer.auth.token", "other").schema(id))
                .withMessageContaining("status 401")
                .withMessageNotContaining("other");
    }

    private SchemaRegistry signed(String name, String value) {
        return new SchemaRegistry(
                new RegistrySettings(List.of(faulty.url()), Map.of(name, value), Duration.ZERO, WhenAway.FAIL));
    }
}

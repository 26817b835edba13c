package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {
    /** What consumers of dead letters filter by. */
    @Test
    void hasTheLabelsThatConsumersKnow() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::label))
                .containsExactly(
                        "empty",
                        "undecodable",
                        "unknown-schema",
                        "no-entity",
                        "wrong-value-count",
                        "unknown-channel",
                        "invalid-period",
                        "unmapped",
                        "invalid-time",
                        "invalid-verdict",
                        "too-large",
                        "future",
                        "no-model",
                        "late",
                        "too-many-entities",
                        "too-many-verdicts",
                        "crash");
    }

    @Test
    void isOfTheStageThatDoesNotTakeIt() {
        assertThat(Reason.CRASH.stage()).isEqualTo("attend");
        assertThat(Arrays.stream(Reason.values())
                        .filter(reason -> reason.stage().equals("window")))
                .containsExactly(Reason.NO_MODEL, Reason.LATE, Reason.TOO_MANY_ENTITIES, Reason.TOO_MANY_VERDICTS);
        assertThat(Arrays.stream(Reason.values()).map(Reason::stage))
                .containsOnlyElementsOf(List.of("ingest", "window", "attend"));
    }
}

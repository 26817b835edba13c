package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MechanismKindTest {
    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> MechanismKind.ATTENTION.with(
                        Map.of("scope", "local", "radius", -1, "score", "dott", "raduis", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("attention: ")
                .hasMessageContaining("radius must be a whole number of at least 0, found -1")
                .hasMessageContaining("score must be one of [additive, concat, ")
                .hasMessageContaining("found dott")
                .hasMessageContaining("raduis means nothing here");
    }

    @Test
    void refusesASettingThatContradictsTheOthers() {
        assertThatThrownBy(() -> MechanismKind.ATTENTION.with(Map.of("scope", "global", "radius", 3)))
                .hasMessage("attention: radius means nothing here");
        assertThatThrownBy(() -> MechanismKind.LOCATION_ATTENTION.with(Map.of("softness", "hard")))
                .hasMessage("location_attention: length must be given");
    }

    @Test
    void refusesAnUnknownMechanism() {
        assertThatThrownBy(() -> MechanismKind.named("magic"))
                .hasMessageStartingWith("mechanism must be one of [gate, attention")
                .hasMessageEndingWith("found magic");
    }
}

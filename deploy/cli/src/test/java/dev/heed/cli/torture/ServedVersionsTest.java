package dev.heed.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.UpdateMode;
import org.junit.jupiter.api.Test;

class ServedVersionsTest {
    private final ServedVersions served = new ServedVersions("1");

    private String at(long micros) {
        return served.of("pumps", "pump-1", micros);
    }

    @Test
    void anActivationHoldsFromItsTimeOn() {
        served.add(10, UpdateMode.ACTIVATE, "2", 1);
        assertThat(at(9)).isEqualTo("1");
        assertThat(at(10)).isEqualTo("2");
    }

    @Test
    void aRollbackEndsACanaryFirstAndThenAnActivation() {
        served.add(10, UpdateMode.ACTIVATE, "2", 1);
        served.add(20, UpdateMode.CANARY, "1", 1);
        served.add(30, UpdateMode.ROLLBACK, "", 1);
        served.add(40, UpdateMode.ROLLBACK, "", 1);
        assertThat(at(20)).isEqualTo("1");
        assertThat(at(30)).isEqualTo("2");
        assertThat(at(40)).isEqualTo("1");
    }

    @Test
    void aShadowServesNobodyAndEndsWhenItIsRetired() {
        served.add(10, UpdateMode.SHADOW, "2", 1);
        assertThat(at(10)).isEqualTo("1");
        assertThat(served.last().shadow()).isEqualTo("2");
        served.add(20, UpdateMode.RETIRE, "2", 1);
        assertThat(served.last().shadow()).isNull();
        assertThat(at(20)).isEqualTo("1");
    }

    @Test
    void aVersionThatWasRetiredIsNotRolledBackTo() {
        served.add(10, UpdateMode.ACTIVATE, "2", 1);
        served.add(20, UpdateMode.ACTIVATE, "3", 1);
        served.add(30, UpdateMode.RETIRE, "2", 1);
        served.add(40, UpdateMode.ROLLBACK, "", 1);
        assertThat(at(40)).isEqualTo("1");
    }
}

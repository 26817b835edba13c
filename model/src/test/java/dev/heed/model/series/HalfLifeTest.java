package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HalfLifeTest {
    @Test
    void halvesAWeightEachHalfLife() {
        assertThat(new HalfLife(8).kept(8)).isEqualTo(.5);
        assertThat(new HalfLife(8).kept(24)).isEqualTo(.125);
        assertThat(new HalfLife(8).kept(0)).isEqualTo(1);
    }

    @Test
    void takesFromANewValueWhatAStepForgets() {
        assertThat(new HalfLife(1).rate()).isEqualTo(.5);
        assertThat(new HalfLife(100).rate()).isEqualTo(1 - new HalfLife(100).kept(1));
        assertThat(new HalfLife(1e6).rate()).isEqualTo(Math.log(2) / 1e6, within(1e-12));
    }
}

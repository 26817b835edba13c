package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.load.Load;
import dev.heed.bench.variant.Variant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariantsTest {
    private static final Load LOAD = new Load(10, 2, 64, 32, 2);

    @Test
    void areAllWhereNoneIsNamed() {
        assertThat(Variants.named("--only", List.of(), Optional.empty()))
                .extracting(Variant::name)
                .containsExactly(
                        "attention",
                        "pass-through",
                        "window-only",
                        "per-window",
                        "json-per-record",
                        "forest",
                        "avro-single",
                        "json-mapped");
    }

    @Test
    void keepTheirOrderHoweverTheyAreNamed() {
        assertThat(Variants.named("--only", List.of("forest", "attention"), Optional.empty()))
                .extracting(Variant::name)
                .containsExactly("attention", "forest");
    }

    @Test
    void areRefusedWithTheOptionAndTheNamesThatThereAre() {
        assertThatThrownBy(() -> Variants.named("--only", List.of("forrest"), Optional.empty()))
                .hasMessageContaining("--only: expected some of attention,pass-through")
                .hasMessageContaining("found forrest");
    }

    @Test
    void wantARegistryForTheVariantThatHasOne() {
        assertThatThrownBy(() -> Variants.named("--only", List.of("registry"), Optional.empty()))
                .hasMessageEndingWith("found registry; registry needs --schema-registry");
    }

    @Test
    void readTheSameLoadButForTheOneThatTakesSamplesOneByOne() {
        for (Variant variant : Variants.named("--only", List.of(), Optional.empty())) {
            Load own = variant.load(LOAD);
            assertThat(own.block()).as(variant.name()).isEqualTo(variant.name().matches("json.*|.*single") ? 1 : 64);
            assertThat(own.entities()).isEqualTo(10);
        }
    }
}

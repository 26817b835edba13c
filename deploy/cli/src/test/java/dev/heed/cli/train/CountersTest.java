package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.Row;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static List<String> offers(IntToDoubleFunction value, List<String> taken) {
        Counters counters = new Counters(List.of("load", "bytes"));
        for (int i = 0; i < 1_000; i++) {
            counters.look(new Row("m", i, new double[] {Math.sin(i), value.applyAsDouble(i)}));
        }
        return counters.offers(taken);
    }

    @Test
    void areOfferedAsRates() {
        assertThat(offers(i -> 1e15 + 7 * i, List.of()))
                .containsExactly("bytes rises all the time: --rate-of bytes reads it as a rate");
        assertThat(offers(i -> i % 400, List.of())).as("with resets").hasSize(1);
        assertThat(offers(i -> i / 10, List.of())).as("in steps").hasSize(1);
        assertThat(offers(i -> i % 7 == 3 ? Double.NaN : i, List.of()))
                .as("with gaps")
                .hasSize(1);
    }

    @Test
    void areNotOfferedAgainNorWhatIsNone() {
        assertThat(offers(i -> 7 * i, List.of("bytes"))).isEmpty();
        assertThat(offers(i -> i % 10, List.of())).as("a saw").isEmpty();
        assertThat(offers(i -> 5, List.of())).as("constant").isEmpty();
        assertThat(offers(i -> i == 500 ? 498.5 : i, List.of()))
                .as("falls a little")
                .isEmpty();
        assertThat(offers(i -> i - 5, List.of())).as("negative").isEmpty();
    }
}

package dev.heed.window;

import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UnusedChannelTest {
    @Test
    void countsAsNotReadWhateverItSays() {
        WindowShape own = shape(2, 1, 2, 2);
        WindowAssembler assembler = new WindowAssembler(new WindowShape(
                own.hops(),
                Set.of(1),
                1,
                2,
                own.retention(),
                own.normalisation(),
                "",
                own.acceptSteps(),
                own.intake(),
                own.completion()));
        EntityWindow entity = assembler.newEntity("pump");
        assembler.accept(entity, sample(4, 1, 7), Long.MIN_VALUE);
        assembler.accept(entity, sample(5, Float.NaN, 7), Long.MIN_VALUE);
        Window window = requireNonNull(assembler.next(entity, "pump", Long.MAX_VALUE));
        assertThat(window.observed()).containsExactly(1, 0, 0, 0);
        assertThat(window.values()).containsExactly(1, 0, 1, 0);
    }
}

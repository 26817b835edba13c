package dev.heed.window;

import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import org.junit.jupiter.api.Test;

class StepCountsTest {
    private final WindowAssembler assembler = new WindowAssembler(shape(1, 3, 2, 3));
    private final EntityWindow entity = assembler.newEntity("pump");

    private void read(Reading... readings) {
        for (Reading reading : readings) {
            assembler.accept(entity, reading, Long.MIN_VALUE);
        }
        while (assembler.next(entity, "pump", Long.MAX_VALUE) != null) {}
    }

    @Test
    void tellValuesThatShareAStepButNoDuplicates() {
        read(sample(4.1, 1), sample(4.6, 2), sample(4.6, 2), sample(5, 3));
        assertThat(assembler.counts().doubled()).isEqualTo(1);
        assertThat(assembler.counts().empty()).isZero();
    }

    @Test
    void tellStepsInWhichNothingWasRead() {
        read(sample(4, 1), sample(7, 3));
        assertThat(assembler.counts().empty()).isEqualTo(2);
        assertThat(assembler.counts().doubled()).isZero();
    }
}

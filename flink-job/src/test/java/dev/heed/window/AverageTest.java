package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import dev.heed.model.series.Intake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Steps whose mean counts. */
class AverageTest {
    private static final long BEGINNING = Long.MIN_VALUE;

    private final WindowShape shape = averaging(WindowShapes.shape(2, 3, 2, 2));
    private final WindowAssembler assembler = new WindowAssembler(shape);

    private static WindowShape averaging(WindowShape shape) {
        return new WindowShape(
                shape.hops(),
                shape.unused(),
                shape.receptiveField(),
                shape.maxGapSteps(),
                shape.retention(),
                shape.normalisation(),
                shape.trainedAlone(),
                shape.acceptSteps(),
                new Intake(List.of("flow", "load"), List.of(), List.of(), List.of(), true),
                shape.completion());
    }

    private Window window(EntityWindow entity, List<Reading> readings) {
        readings.forEach(reading -> assembler.accept(entity, reading, BEGINNING));
        Window window = assembler.next(entity, "pump", Long.MAX_VALUE);
        assertThat(window).isNotNull();
        return window;
    }

    @Test
    void areTheMeanOfAStepsReadingsChannelByChannel() {
        Window window = window(
                assembler.newEntity("pump"),
                List.of(
                        WindowShapes.sample(4, 1, 10),
                        WindowShapes.sample(4.25, 2, Float.NaN),
                        WindowShapes.sample(4.5, 6, 30),
                        WindowShapes.sample(5, 8, 50)));

        assertThat(window.values()).endsWith(3, 20, 8, 50);
    }

    /** Clocks of a minute's resolution: what differs is another reading, what does not the same one again. */
    @Test
    void areOfAllThatDiffersAtOneTime() {
        Window window = window(
                assembler.newEntity("pump"),
                List.of(
                        WindowShapes.sample(4, 1, 10),
                        WindowShapes.sample(4, 3, 10),
                        WindowShapes.sample(4, 1, 10),
                        WindowShapes.sample(5, 8, 50)));

        assertThat(window.values()).endsWith(2, 10, 8, 50);
    }

    @Test
    void areTheSameInAnyOrderWithRepeatsAndOverARestart() throws IOException {
        List<Reading> ordered = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ordered.add(WindowShapes.sample(4 + i / 20., (float) Math.sin(i), .1f * i));
        }
        float[] expected = window(assembler.newEntity("pump"), ordered).values();

        List<Reading> disordered = new ArrayList<>(ordered);
        disordered.addAll(ordered.subList(3, 30));
        Collections.shuffle(disordered, new Random(1));
        EntityWindow entity = assembler.newEntity("pump");
        disordered.subList(0, 33).forEach(reading -> assembler.accept(entity, reading, BEGINNING));
        Window window = window(restarted(entity), disordered.subList(33, disordered.size()));

        assertThat(window.values()).containsExactly(expected);
    }

    @Test
    void areToldOfSeveralReadings() {
        window(
                assembler.newEntity("pump"),
                List.of(
                        WindowShapes.sample(4, 1, 1),
                        WindowShapes.sample(4, 1, 1),
                        WindowShapes.sample(4.5, 2, 2),
                        WindowShapes.sample(5, 3, 3)));

        assertThat(assembler.counts().doubled()).isEqualTo(2);
    }

    private static EntityWindow restarted(EntityWindow entity) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityWindowCodec.STATE.encode(entity, out);
        return EntityWindowCodec.STATE.decode(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}

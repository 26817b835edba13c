package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.ingest.Reading;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.RawSeries;
import dev.heed.model.series.SeriesBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Counters are read as the rates that training saw, from hop to hop, over a restart, and whatever their size. */
class CounterTest {
    private static final Intake INTAKE =
            new Intake(List.of("bytes", "load"), List.of(), List.of("bytes"), List.of(), false);
    private static final int MAX_GAP = 3;

    private final WindowShape shape = shape();
    private final WindowAssembler assembler = new WindowAssembler(shape);

    private static WindowShape shape() {
        WindowShape own = WindowShapes.shape(2, 1, 2, MAX_GAP);
        return new WindowShape(
                own.hops(),
                Set.of(),
                1,
                MAX_GAP,
                own.retention(),
                own.normalisation(),
                "",
                own.acceptSteps(),
                INTAKE,
                own.completion());
    }

    private static Reading sample(double seconds, double bytes, double load) {
        float[] values = {(float) bytes, (float) load};
        return Reading.sample("pump", Math.round(seconds * 1e6), values, WindowShapes.ORIGIN)
                .with(new double[] {bytes, load});
    }

    private static EntityWindow restarted(EntityWindow entity) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityWindowCodec.STATE.encode(entity, out);
        return EntityWindowCodec.STATE.decode(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    @Test
    void areReadAsRatesOverARestartAndAReset() throws IOException {
        EntityWindow entity = assembler.newEntity("pump");
        assembler.accept(entity, sample(4, 1e15, 7), Long.MIN_VALUE);
        assembler.accept(entity, sample(5.5, 1e15 + 3, 7), Long.MIN_VALUE);
        Window first = assembler.next(entity, "pump", 6_000);
        assertThat(first).isNotNull();
        assertThat(first.observed()).containsExactly(0, 1, 1, 1);
        assertThat(first.values()[2]).isCloseTo(2, within(1e-5f));
        assembler.accept(entity, sample(6, 1e15 + 4, 7), Long.MIN_VALUE);
        entity = restarted(entity);
        assembler.accept(entity, sample(7, 5, 7), Long.MIN_VALUE);
        Window second = assembler.next(restarted(entity), "pump", Long.MAX_VALUE);
        assertThat(second).isNotNull();
        assertThat(second.values()[0]).isCloseTo(2, within(1e-5f));
        assertThat(second.values()[2]).isCloseTo(5, within(1e-5f));
    }

    @Test
    void areWhatTrainingMadeOfTheSameRows() {
        Random random = new Random(4);
        EntityWindow entity = assembler.newEntity("pump");
        SeriesBuilder builder = new SeriesBuilder("pump", shape.hops().grid(), INTAKE, MAX_GAP);
        double bytes = 1e15;
        double seconds = 4;
        for (int i = 0; i < 500; i++) {
            seconds += .1 + (i % 50 == 49 ? 9 : 1.5 * random.nextDouble());
            bytes = i % 97 == 96 ? random.nextInt(50) : bytes + random.nextInt(100);
            double seen = random.nextInt(5) == 0 ? Double.NaN : bytes;
            Reading row = sample(seconds, seen, i);
            builder.add(row.timeMicros(), new double[] {seen, i});
            assembler.accept(entity, row, Long.MIN_VALUE);
        }
        int compared = 0;
        List<ExactSeries> series = builder.build();
        for (Window window = assembler.next(entity, "pump", Long.MAX_VALUE);
                window != null;
                window = assembler.next(entity, "pump", Long.MAX_VALUE)) {
            for (int i = 0; i < window.hop(); i++) {
                float trained = trained(series, window.timeMicros() / 1_000_000 + i);
                assertThat(window.observed()[2 * i]).isEqualTo((byte) (Float.isNaN(trained) ? 0 : 1));
                if (!Float.isNaN(trained)) {
                    float raw = window.mean()[0] + window.scale()[0] * window.values()[2 * i];
                    assertThat(raw).isCloseTo(trained, within(1e-3f));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    /** The rate of a step in training; NaN where there was none. */
    private static float trained(List<ExactSeries> series, long step) {
        for (ExactSeries one : series) {
            if (step >= one.firstStep() && step < one.firstStep() + one.steps()) {
                RawSeries raw = one.through(INTAKE);
                return raw.values()[(int) (step - one.firstStep()) * 2];
            }
        }
        return Float.NaN;
    }
}

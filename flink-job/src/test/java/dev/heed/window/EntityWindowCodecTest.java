package dev.heed.window;

import static dev.heed.window.WindowShapes.block;
import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.ingest.Verdict;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EntityWindowCodecTest {
    private final WindowAssembler assembler = new WindowAssembler(shape(2, 3, 2, 2));

    private EntityWindow busy() {
        EntityWindow entity = assembler.newEntity("pump");
        assembler.accept(entity, sample(4, 1, 2), Long.MIN_VALUE);
        assembler.accept(entity, sample(5, 3, 4), Long.MIN_VALUE);
        assembler.next(entity, "pump", 5999);
        assembler.accept(entity, sample(6.25, 5, Float.NaN), Long.MIN_VALUE);
        assembler.accept(entity, block(8, 1e6, 6, 7, 8, 9), Long.MIN_VALUE);
        return entity;
    }

    private static byte[] bytes(EntityWindow entity) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityWindowCodec.STATE.encode(entity, out);
        return out.getCopyOfBuffer();
    }

    private static EntityWindow read(byte[] bytes) throws IOException {
        return EntityWindowCodec.STATE.decode(new DataInputDeserializer(bytes));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        EntityWindow entity = busy();
        EntityWindow read = read(bytes(entity));
        assertThat(bytes(read)).isEqualTo(bytes(entity));
        assertThat(read.pending.get(0).lags).containsExactly(250_000, 0, 0, 0);
        assertThat(read.pending.get(1).isSettled(2)).isTrue();
        assertThat(read.pending.get(1).origin).isEqualTo(WindowShapes.ORIGIN);
        assertThat(assembler.next(read, "pump", 7999))
                .usingRecursiveComparison()
                .isEqualTo(assembler.next(entity, "pump", 7999));
    }

    @Test
    void readsADormantEntity() throws IOException {
        EntityWindow entity = busy();
        entity.rest();
        entity.pending.clear();
        EntityWindow read = read(bytes(entity));
        assertThat(read.isDormant()).isTrue();
        assertThat(read).usingRecursiveComparison().isEqualTo(entity);
    }

    @Test
    void readsWhatWasMissing() throws IOException {
        EntityWindow entity = busy();
        entity.channels.startOver();
        assembler.next(entity, "pump", 7999);
        EntityWindow read = read(bytes(entity));
        assertThat(read.observed).containsExactly((byte) 0b0001);
        assertThat(read).usingRecursiveComparison().isEqualTo(entity);
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        byte[] bytes = bytes(busy());
        bytes[0] = 9;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("found 9");
    }

    @Test
    void isHardlyLargerThanItsFloats() throws IOException {
        WindowAssembler large = new WindowAssembler(shape(8, 64, 1, 2));
        EntityWindow entity = large.newEntity("pump");
        for (int t = 1; t <= 100; t++) {
            large.accept(entity, sample(t, 1, 2, 3, 4, 5, 6, 7, 8), Long.MIN_VALUE);
        }
        while (large.next(entity, "pump", 100_999) != null) {}
        int ring = 63 * 8 * Float.BYTES;
        int statistics = 8 * (2 * Double.BYTES + Float.BYTES + 2);
        assertThat(bytes(entity).length).isBetween(ring + statistics, ring + statistics + 32);
    }

    @Test
    void readsWhatPeopleSaid() throws IOException {
        EntityWindow entity = busy();
        entity.verdicts.hear(new Verdict(Verdict.Kind.IGNORE_UNTIL, "", 3_000_000, 9_000_000));
        entity.verdicts.hear(new Verdict(Verdict.Kind.FALSE, "a", 2_000_000, 0));
        assertThat(read(bytes(entity)).verdicts.all())
                .containsExactly(
                        new Verdict(Verdict.Kind.FALSE, "a", 2_000_000, 0),
                        new Verdict(Verdict.Kind.IGNORE_UNTIL, "", 3_000_000, 9_000_000));
    }

    @Test
    void readsWhereTheClockWas() throws IOException {
        EntityWindow entity = busy();
        entity.behindMillis = 1_800_000;
        EntityWindow read = read(bytes(entity));
        assertThat(read.newestMillis).isEqualTo(8000);
        assertThat(read.behindMillis).isEqualTo(1_800_000);
    }

    @Test
    void readsWhatWasWrittenBeforeStepsHadMeans() throws IOException {
        EntityWindow entity = busy();
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityWindowCodec.version(7).encode(entity, out);
        assertThat(bytes(read(out.getCopyOfBuffer()))).isEqualTo(bytes(entity));
    }

    @Test
    void readsWhatWasWrittenBeforeEntitiesHadClocks() throws IOException {
        EntityWindow entity = busy();
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityWindowCodec.version(5).encode(entity, out);
        entity.newestMillis = EntityWindow.NO_TIME;
        assertThat(bytes(read(out.getCopyOfBuffer()))).isEqualTo(bytes(entity));
    }

    @Test
    void readsWhatWasWrittenBeforePeopleSaidAnythingAndItsStatisticsAsKnown() throws IOException {
        EntityWindow entity = busy();
        DataOutputSerializer out = new DataOutputSerializer(64);
        EntityWindowCodec.version(4).encode(entity, out);
        Arrays.fill(entity.channels.learned(), Integer.MAX_VALUE);
        entity.newestMillis = EntityWindow.NO_TIME;
        assertThat(bytes(read(out.getCopyOfBuffer()))).isEqualTo(bytes(entity));
    }
}

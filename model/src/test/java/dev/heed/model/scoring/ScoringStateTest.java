package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is stored of a scorer, field by field: no two fields hold the same. */
class ScoringStateTest {
    private static ResidualState residual() {
        return new ResidualState(.25, .5, new float[] {1, 2}, new float[] {3, 4});
    }

    private static SingleChannelState singleChannel() {
        SingleChannelState state = new SingleChannelState(2, 3, 2);
        state.day.residual(2, 0, .1);
        state.day.residual(3, 0, .1);
        state.week.residual(-7, 2, .1);
        state.values.add(5);
        state.residuals.add(6);
        state.residuals.add(7);
        state.tails.get(0).next(8);
        state.peaks.next(9);
        state.peaks.next(20);
        state.drift = .75;
        return state;
    }

    @Test
    void readsEveryFieldOfAResidualState() throws IOException {
        ResidualState read = (ResidualState) read(bytes(residual()));

        assertThat(read.near).isEqualTo(.25);
        assertThat(read.far).isEqualTo(.5);
        assertThat(read.energy).containsExactly(1, 2);
        assertThat(read.usual).containsExactly(3, 4);
    }

    @Test
    void readsEveryFieldOfASingleChannelState() throws IOException {
        assertThat(read(bytes(singleChannel())))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(values|residuals).(latest|sorted)") // with room for more, or without
                .isEqualTo(singleChannel());
    }

    @Test
    void readsADayApartFromAWeekAndValuesApartFromResiduals() throws IOException {
        SingleChannelState read = (SingleChannelState) read(bytes(singleChannel()));

        assertThat(read.drift).isEqualTo(.75);
        assertThat(read.day.residual(9, 0, .1)).isNotEqualTo(9);
        assertThat(read.week.residual(9, 0, .1)).isEqualTo(9);
        assertThat(read.values.size()).isEqualTo(1);
        assertThat(read.values.distance(5)).isZero();
        assertThat(read.residuals.size()).isEqualTo(2);
        assertThat(read.residuals.distance(7)).isZero();
        assertThat(read.tails).hasSize(2);
    }

    @Test
    void storesTheKindInItsFirstByteSoThatOldStatesAreRead() throws IOException {
        assertThat(bytes(residual())[0]).isZero();
        assertThat(bytes(singleChannel())[0]).isEqualTo((byte) 1);
    }

    @Test
    void storesAResidualStateAsTwoDoublesAndTwoArrays() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        out.writeDouble(.25);
        out.writeDouble(.5);
        for (float[] array : new float[][] {{1, 2}, {3, 4}}) {
            out.writeInt(array.length);
            for (float cell : array) {
                out.writeFloat(cell);
            }
        }

        assertThat(bytes(residual())).isEqualTo(bytes.toByteArray());
    }

    @Test
    void aCopyOfAResidualStateSharesNothing() {
        ResidualState state = residual();
        ScoringState copy = state.copy();
        state.near = 9;
        state.far = 9;
        state.energy[0] = 9;
        state.usual[1] = 9;

        assertThat(copy).usingRecursiveComparison().isEqualTo(residual());
    }

    @Test
    void aCopyOfASingleChannelStateSharesNothing() {
        SingleChannelState state = singleChannel();
        ScoringState copy = state.copy();
        state.drift = 9;
        state.day.residual(1, 0, .1);
        state.week.residual(1, 0, .1);
        state.values.add(1);
        state.residuals.add(1);
        state.tails.get(0).next(1);
        state.peaks.next(100);

        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(values|residuals).(latest|sorted)") // with room for more, or without
                .isEqualTo(singleChannel());
    }

    @Test
    void aMemoryThatHasGoneRoundIsStoredOldestFirst() throws IOException {
        ValueMemory memory = new ValueMemory();
        for (int i = 0; i < ValueMemory.CAPACITY + 3; i++) {
            memory.add(i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        memory.write(new DataOutputStream(bytes));
        ValueMemory read = ValueMemory.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        read.add(-1);

        assertThat(read.size()).isEqualTo(ValueMemory.CAPACITY);
        assertThat(read.distance(3)).isEqualTo(1); // the oldest, 3, has made room for -1
        assertThat(read.distance(4)).isZero();
        assertThat(read.distance(ValueMemory.CAPACITY + 2)).isZero();
    }

    @Test
    void anEmptyMemoryIsReadAsOneThatLearns() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ValueMemory().write(new DataOutputStream(bytes));
        ValueMemory read = ValueMemory.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        read.add(4);

        assertThat(read.distance(6)).isEqualTo(2);
    }

    private static byte[] bytes(ScoringState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ScoringState.writeAny(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static ScoringState read(byte[] bytes) throws IOException {
        return ScoringState.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}

package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.scoring.single.SingleChannel;
import dev.heed.model.series.Period;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is stored of a scorer, field by field: no two fields hold the same. */
class ScoringStateTest {
    private static final Period MINUTE = Period.parse("1m");
    /** Means nothing between two steps, or has room for more. */
    private static final String SCRATCH = ".*\\.(sorted|features|gain)(\\[\\d+])?";

    private static ResidualState residual() {
        return new ResidualState(.25, .5, new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6});
    }

    /** Of a scorer that has seen so many steps. */
    private static SingleChannelState singleChannel(int steps) {
        SingleChannelScorer scorer = new SingleChannelScorer(new SingleChannel(7, 8), MINUTE);
        SingleChannelState state = scorer.newState();
        for (int t = 0; t < steps; t++) {
            scorer.score(
                    state,
                    MINUTE.startOf(t),
                    new float[] {t % 7 + t / 30f},
                    new byte[] {1},
                    new float[1],
                    0,
                    true,
                    new float[1]);
        }
        return state;
    }

    private static void writeCells(DataOutputStream out, float... cells) throws IOException {
        out.writeInt(cells.length);
        for (float cell : cells) {
            out.writeFloat(cell);
        }
    }

    @Test
    void readsEveryFieldOfAResidualState() throws IOException {
        ResidualState read = (ResidualState) read(bytes(residual()));

        assertThat(read.near).isEqualTo(.25);
        assertThat(read.far).isEqualTo(.5);
        assertThat(read.energy).containsExactly(1, 2);
        assertThat(read.usual).containsExactly(3, 4);
        assertThat(read.lull).containsExactly(5, 6);
    }

    @Test
    void readsAResidualStateOfBeforeItsUsualSilenceWasKept() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        out.writeDouble(.25);
        out.writeDouble(.5);
        writeCells(out, 1, 2);
        writeCells(out, 3, 4);
        ResidualState read = (ResidualState) read(bytes.toByteArray());

        assertThat(read.near).isEqualTo(.25);
        assertThat(read.usual).containsExactly(3, 4);
        assertThat(read.lull).as("not known").containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void readsEveryFieldOfASingleChannelState() throws IOException {
        assertThat(read(bytes(singleChannel(200))))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(SCRATCH)
                .isEqualTo(singleChannel(200));
        assertThat(read(bytes(singleChannel(0)))).usingRecursiveComparison().isEqualTo(singleChannel(0));
    }

    @Test
    void marksTheKindInItsFirstByteSoThatOldStatesAreRead() throws IOException {
        assertThat(bytes(residual())[0]).isEqualTo((byte) 3);
        assertThat(bytes(singleChannel(3))[0]).isEqualTo((byte) 2);
    }

    @Test
    void passesOverTheStateOfTheScorerOfOneChannelBeforeThisOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        out.writeDouble(.75); // drift
        for (int profile = 0; profile < 2; profile++) {
            writeCells(out, 1, 2, 3);
            writeCells(out, 4, 5, 6);
            out.writeDouble(7);
            out.writeDouble(8);
        }
        writeCells(out, 9, 10); // values
        writeCells(out, 11); // residuals
        out.writeInt(2);
        for (int i = 0; i < 2 * 3 + 4; i++) { // tails, the filter of peaks
            out.writeDouble(i);
        }
        out.writeInt(42); // what follows in the stored state
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(ScoringState.read(in)).usingRecursiveComparison().isEqualTo(singleChannel(0));
        assertThat(in.readInt()).isEqualTo(42);
    }

    @Test
    void refusesAMarkOfALaterVersion() {
        assertThatThrownBy(() -> read(new byte[] {4}))
                .hasMessage("expected the state of a scorer, marked 0 to 3, found mark 4;"
                        + " restore it with the version of Heed that wrote it");
    }

    @Test
    void storesAResidualStateAsTwoDoublesAndThreeArrays() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(3);
        out.writeDouble(.25);
        out.writeDouble(.5);
        writeCells(out, 1, 2);
        writeCells(out, 3, 4);
        writeCells(out, 5, 6);

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
        state.lull[0] = 9;

        assertThat(copy).usingRecursiveComparison().isEqualTo(residual());
    }

    @Test
    void aCopyOfASingleChannelStateSharesNothing() {
        SingleChannelState state = singleChannel(200);
        ScoringState copy = state.copy();
        SingleChannelScorer scorer = new SingleChannelScorer(new SingleChannel(7, 8), MINUTE);
        scorer.score(state, MINUTE.startOf(300), new float[] {9}, new byte[] {1}, new float[1], 0, true, new float[1]);

        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(SCRATCH)
                .isEqualTo(singleChannel(200));
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

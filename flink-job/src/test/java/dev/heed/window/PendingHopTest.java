package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A hop of three steps of two channels. */
class PendingHopTest {
    private static final int STEPS = 3;
    private static final int CHANNELS = 2;

    private final PendingHop hop = new PendingHop(7, STEPS * CHANNELS);

    @Test
    void beginsWithoutAnyValue() {
        assertThat(hop.values).containsOnly(Float.NaN);
        assertThat(hop.firstRead(CHANNELS)).isEqualTo(STEPS);
        assertThat(hop.lastRead(CHANNELS)).isEqualTo(-1);
    }

    @Test
    void keepsTheLatestValueOfACellWhateverCameFirst() {
        hop.put(2, 500, 5);
        hop.put(2, 300, 3);
        assertThat(hop.values[2]).isEqualTo(5);
        hop.put(2, 501, 6);
        assertThat(hop.values[2]).isEqualTo(6);
    }

    @Test
    void keepsTheOneThatCameLastOfTwoAtTheSameTime() {
        hop.put(0, 0, 1);
        hop.put(0, 0, 2);
        assertThat(hop.values[0]).isEqualTo(2);
        hop.put(0, 9, 3);
        hop.put(0, 9, 4);
        assertThat(hop.values[0]).isEqualTo(4);
    }

    @Test
    void keepsNoLagsWhileAllValuesCameAtTheStartOfTheirSteps() {
        hop.put(0, 0, 1);
        assertThat(hop.lags).isNull();
        hop.put(1, 4, 1);
        assertThat(hop.lags).containsExactly(0, 4, 0, 0, 0, 0);
    }

    @Test
    void takesAValueAtTheStartOfAStepAlthoughAnotherCellHasALag() {
        hop.put(1, 4, 1);
        hop.put(0, 0, 2);
        assertThat(hop.values[0]).isEqualTo(2);
    }

    @Test
    void findsTheStepsThatWereReadFirstAndLast() {
        hop.put(3, 0, 1);
        assertThat(hop.firstRead(CHANNELS)).isEqualTo(1);
        assertThat(hop.lastRead(CHANNELS)).isEqualTo(1);
        hop.put(4, 0, 1);
        assertThat(hop.firstRead(CHANNELS)).isEqualTo(1);
        assertThat(hop.lastRead(CHANNELS)).isEqualTo(2);
    }

    @Test
    void isSettledOnceAllOfItsStepsAre() {
        assertThat(hop.isSettled(STEPS)).isFalse();
        hop.settle(2, STEPS);
        hop.settle(0, STEPS);
        hop.settle(2, STEPS);
        assertThat(hop.isSettled(STEPS)).isFalse();
        hop.settle(1, STEPS);
        assertThat(hop.isSettled(STEPS)).isTrue();
    }

    @Test
    void settlesMoreStepsThanALongHasBits() {
        PendingHop longHop = new PendingHop(0, 130);
        for (int step = 0; step < 129; step++) {
            longHop.settle(step, 130);
        }
        assertThat(longHop.isSettled(130)).isFalse();
        longHop.settle(129, 130);
        assertThat(longHop.isSettled(130)).isTrue();
    }
}

package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaterCausesTest {
    private static final int CLOSE = 3;
    private static final int KNOWN = 6 * CLOSE;

    private final LaterCauses causes = new LaterCauses(3);

    /** The channels that begin to stand out in so many steps alike. */
    private List<Integer> see(int steps, double... blame) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int channel = causes.see(blame, CLOSE);
            if (channel >= 0) {
                found.add(channel);
            }
        }
        return found;
    }

    @Test
    void findsAChannelOnceThatRisesBesideTheFirst() {
        assertThat(see(KNOWN, 300, 20, 0)).isEmpty();
        assertThat(see(CLOSE, 300, 150, 0)).containsExactly(1);
        assertThat(see(10 * CLOSE, 300, 150, 0)).isEmpty();
        assertThat(causes.later).containsExactly(false, true, false);
    }

    @Test
    void findsTwoThatBeginTogetherOneAfterTheOther() {
        see(KNOWN, 300, 5, 5);
        assertThat(see(CLOSE, 300, 150, 150)).containsExactly(1, 2);
    }

    @Test
    void findsNoneOfThoseThatTheEventBringsAlongFromItsBeginning() {
        assertThat(see(2, 300, 0, 0)).isEmpty();
        assertThat(see(20 * CLOSE, 300, 150, 0)).isEmpty();
    }

    @Test
    void findsNoneThatSuffersAsTheFirstOneBecomesWorse() {
        see(KNOWN, 300, 20, 1);
        assertThat(see(20 * CLOSE, 3000, 200, 1)).isEmpty();
    }

    @Test
    void findsNoneWithinThreeStandardDeviations() {
        see(KNOWN, 300, 1, 1);
        assertThat(see(20 * CLOSE, 300, 8.9, 1)).isEmpty();
    }

    @Test
    void goesOnInAnAlertOfMoreStepsThanAnIntCounts() {
        see(KNOWN, 300, 20, 0);
        causes.steps = Integer.MAX_VALUE;
        assertThat(see(CLOSE, 300, 150, 0)).containsExactly(1);
    }

    @Test
    void oneStepIsNotEnough() {
        see(KNOWN, 300, 20, 0);
        assertThat(see(1, 300, 100, 0)).isEmpty();
        assertThat(see(20 * CLOSE, 300, 20, 0)).isEmpty();
    }
}

package dev.heed.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlameFactsTest {
    private static final List<String> CHANNELS = List.of("a", "b", "c", "d");
    /** Row 0 is before the anomaly; over rows 1 and 2 the sums are a 3, b 4, c 1, d 2. */
    private static final float[] SALIENCY = {
        9, 0, 0, 0, //
        1, 4, 0, 2, //
        2, 0, 1, 0
    };

    private static BlameFacts of(int start, int end, String... channels) {
        return BlameFacts.of(List.of(new Labels.Explained(start, end, List.of(channels))), CHANNELS, SALIENCY, 0);
    }

    @Test
    void looksAtAsManyChannelsAsAreToBlame() {
        BlameFacts blame = of(1, 3, "b", "d");
        assertThat(blame.hitRate100()).isEqualTo(.5);
        assertThat(blame.hitRate150()).isEqualTo(1);
        assertThat(blame.randomHitRate100()).isEqualTo(.5);
    }

    @Test
    void countsEarlierRanksMore() {
        // a is second of b, a: worth 1/log2(3) of the best 1 + 1/log2(3)
        double second = Math.log(2) / Math.log(3);
        assertThat(of(1, 3, "a", "d").ndcg100()).isEqualTo(second / (1 + second), within(1e-12));
    }

    @Test
    void leavesOutAnomaliesThatNearlyEveryChannelHasAPartIn() {
        assertThat(of(1, 3, "a", "b", "c").segments()).isZero();
    }

    @Test
    void countsRowsFromTheFirstOneMeasured() {
        BlameFacts blame = BlameFacts.of(List.of(new Labels.Explained(11, 13, List.of("b"))), CHANNELS, SALIENCY, 10);
        assertThat(blame.hitRate100()).isEqualTo(1);
    }
}

package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentMemoryTest {
    private static final int APART = 5;
    private static final float[] ANY = {1, 0};

    private final MomentMemory memory = new MomentMemory(8, APART, Period.parse("1s"));
    private final PastMoments moments = new PastMoments();

    private static long second(long second) {
        return second * 1_000_000;
    }

    private List<SimilarMoment> similar(long started, float... query) {
        return memory.similar(moments, second(started), query);
    }

    @Test
    void showsTheNearestMomentsWithTheSoftmaxOfTheirScaledCosines() {
        memory.passed(moments, second(1), new float[] {.75f, 1});
        memory.passed(moments, second(2), new float[] {0, 7});
        memory.opened(moments, second(3), new float[] {20, 0});
        List<SimilarMoment> similar = similar(100, 1, 0);
        // cosines .6, 0 and 1, times √2
        double sum = Math.exp(.6 * Math.sqrt(2)) + 1 + Math.exp(Math.sqrt(2));
        assertThat(similar).extracting(SimilarMoment::timeMicros).containsExactly(second(3), second(1), second(2));
        assertThat(similar).extracting(SimilarMoment::alerted).containsExactly(true, false, false);
        assertThat(similar.get(0).weight()).isEqualTo((float) (Math.exp(Math.sqrt(2)) / sum), within(2e-3f));
        assertThat(similar.get(1).weight()).isEqualTo((float) (Math.exp(.6 * Math.sqrt(2)) / sum), within(2e-3f));
        assertThat(similar.get(2).weight()).isEqualTo((float) (1 / sum), within(2e-3f));
    }

    @Test
    void showsThreeAtMost() {
        IntStream.range(0, 4).forEach(t -> memory.passed(moments, second(t), ANY));
        assertThat(similar(100, 1, 0)).hasSize(3);
    }

    @Test
    void showsNoMomentThatSharesAReadingWithTheEvent() {
        memory.passed(moments, second(15), ANY);
        memory.passed(moments, second(16), ANY);
        memory.opened(moments, second(22), ANY);
        assertThat(similar(20, 1, 0)).extracting(SimilarMoment::timeMicros).containsExactly(second(15));
        assertThat(similar(19, 1, 0)).isEmpty();
    }

    @Test
    void keepsTheDirectionOfAContext() {
        assertThat(Moment.of(0, new float[] {2, -1, 0, 4}, false).key()).containsExactly(64, -32, 0, 127);
        assertThat(Moment.of(0, new float[2], false).key()).containsOnly(0);
    }

    @Test
    void scoresAContextOfZerosLikeNothing() {
        assertThat(MomentMemory.score(new float[2], new byte[] {127, 0})).isZero();
    }

    @Test
    void remembersTheLatestOpenings() {
        IntStream.range(0, 9).forEach(t -> memory.opened(moments, second(t), ANY));
        assertThat(moments.openings)
                .extracting(Moment::timeMicros)
                .containsExactly(second(5), second(6), second(7), second(8));
    }

    @Test
    void remembersNormalMomentsSpreadOverTheWholePast() {
        IntStream.range(0, 4).forEach(t -> memory.passed(moments, second(t), ANY));
        assertThat(moments.normal).hasSize(4);
        IntStream.range(4, 100).forEach(t -> memory.passed(moments, second(t), ANY));
        assertThat(moments.normal)
                .extracting(Moment::timeMicros)
                .containsExactly(second(0), second(32), second(64), second(96));
    }

    @Test
    void forgetsWhatAnotherModelSaw() {
        moments.belongTo("one");
        memory.opened(moments, second(1), ANY);
        moments.belongTo("one");
        assertThat(moments.openings).hasSize(1);
        for (int t = 2; t < 40; t++) {
            memory.passed(moments, second(t), ANY);
        }
        assertThat(moments.stride).isGreaterThan(1);
        moments.belongTo("other");
        assertThat(moments).usingRecursiveComparison().ignoringFields("model").isEqualTo(new PastMoments());
    }

    @Test
    void remembersNothingWithoutRoom() {
        memory.passed(moments, second(1), ANY);
        memory.opened(moments, second(1), ANY);
        MomentMemory off = new MomentMemory(0, APART, Period.parse("1s"));
        off.passed(moments, second(2), ANY);
        off.opened(moments, second(2), ANY);
        assertThat(moments.normal).isEmpty();
        assertThat(moments.openings).isEmpty();
    }
}

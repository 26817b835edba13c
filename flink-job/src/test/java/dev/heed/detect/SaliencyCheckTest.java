package dev.heed.detect;

import static dev.heed.detect.Detectors.hop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.ingest.Origin;
import dev.heed.model.scoring.FaithfulnessScores;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SaliencyCheckTest {
    private final List<FaithfulnessScores> shares = new ArrayList<>();

    private static Detector detector(int every) {
        return new Detector(Detectors.settings(every));
    }

    private void run(Detector detector, float value, int hops) {
        EntityDetection entity = detector.newEntity(0);
        for (int i = 0; i < hops; i++) {
            FaithfulnessScores checked =
                    detector.detect(entity, hop(4L * i, 5, value, true), null).faithfulness();
            if (checked != null) {
                shares.add(checked);
            }
        }
    }

    @Test
    void checksAnomalousHops() {
        run(detector(1), 20, 1);
        assertThat(shares).hasSize(1);
        assertThat(shares.get(0).deletion()).isEqualTo(.2 * 2.952 * (1 - Math.sqrt(.5)) / whole(), within(1e-6));
        assertThat(shares.get(0).sufficiency()).isEqualTo(.2 * 2.952 * Math.sqrt(.5) / whole(), within(1e-6));
    }

    /**
     * Sum of the smoothed score over four steps of the same residual, in units of it. What the first step adds alone counts
     * 1 + .8 + .64 + .512 = 2.952 times; without one of its two cells it is √½ of that.
     */
    private static double whole() {
        double near = 0;
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            near += .2 * (1 - near);
            sum += near;
        }
        return sum;
    }

    @Test
    void checksNoHopThatIsNot() {
        run(detector(1), .1f, 5);
        assertThat(shares).isEmpty();
    }

    @Test
    void checksOneInSoManyHopsAndTheSameOnReplay() {
        run(detector(4), 20, 60);
        assertThat(shares).hasSizeBetween(8, 22);
        List<FaithfulnessScores> first = List.copyOf(shares);
        shares.clear();
        run(detector(4), 20, 60);
        assertThat(shares).isEqualTo(first);
    }

    /** Entities whose hops come together are not all checked at the same times. */
    @Test
    void drawsEachEntityByItself() {
        SaliencyCheck check = new SaliencyCheck(Detectors.settings(2));
        List<Boolean> due = IntStream.range(0, 40)
                .mapToObj(i -> new Window(
                        "pump-" + i,
                        4_000_000,
                        4,
                        5,
                        new float[8],
                        new byte[8],
                        new float[2],
                        new float[2],
                        Origin.UNKNOWN))
                .map(check::isDue)
                .toList();
        assertThat(due).filteredOn(Boolean::booleanValue).hasSizeBetween(10, 30);
    }

    @Test
    void canBeTurnedOff() {
        run(detector(0), 20, 12);
        assertThat(shares).isEmpty();
    }

    @Test
    void leavesTheDetectionAsItIs() {
        Detector checked = detector(1);
        Detector unchecked = detector(0);
        assertThat(checked.detect(checked.newEntity(0), hop(4, 5, 20, true), null))
                .usingRecursiveComparison()
                .ignoringFields("faithfulness")
                .isEqualTo(unchecked.detect(unchecked.newEntity(0), hop(4, 5, 20, true), null));
    }
}

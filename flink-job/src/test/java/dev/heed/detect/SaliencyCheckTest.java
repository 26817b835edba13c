package dev.heed.detect;

import static dev.heed.detect.Detectors.hop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.scoring.Faithfulness.Shares;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaliencyCheckTest {
    private final List<Shares> shares = new ArrayList<>();

    private Detector detector(int every) {
        return new Detector(Detectors.settings(every), shares::add);
    }

    private static void run(Detector detector, float value, int hops) {
        EntityDetection entity = detector.newEntity(0);
        for (int i = 0; i < hops; i++) {
            detector.detect(entity, hop(4L * i, 5, value, true));
        }
    }

    @Test
    void checksAnomalousHops() {
        run(detector(1), 20, 1);
        assertThat(shares).hasSize(1);
        // one of eight equal cells: in its step √½ of the residual's root is left, and smoothing adds up over the steps
        assertThat(shares.get(0).deletion()).isBetween(.05, .3);
        assertThat(shares.get(0).sufficiency()).isEqualTo(lone(), within(1e-6));
    }

    /** The first of four steps is kept with one cell of two: .2 (1 + .8 + .64 + .512) √½ of the sum with all of them. */
    private static double lone() {
        double near = 0;
        double all = 0;
        for (int i = 0; i < 4; i++) {
            near += .2 * (1 - near);
            all += near;
        }
        return .2 * (1 + .8 + .64 + .512) * Math.sqrt(.5) / all;
    }

    @Test
    void checksNoHopThatIsNot() {
        run(detector(1), .1f, 5);
        assertThat(shares).isEmpty();
    }

    @Test
    void checksOneInSoManyHops() {
        run(detector(4), 20, 12);
        assertThat(shares).hasSize(3);
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
        assertThat(checked.detect(checked.newEntity(0), hop(4, 5, 20, true)))
                .usingRecursiveComparison()
                .isEqualTo(unchecked.detect(unchecked.newEntity(0), hop(4, 5, 20, true)));
    }
}

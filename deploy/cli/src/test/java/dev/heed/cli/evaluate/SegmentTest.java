package dev.heed.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {
    @Test
    void overlapsRowsThatItSharesAndNotThoseBesideIt() {
        Segment segment = new Segment(10, 20);
        assertThat(segment.overlaps(19, 30)).isTrue();
        assertThat(segment.overlaps(0, 11)).isTrue();
        assertThat(segment.overlaps(20, 30)).isFalse();
        assertThat(segment.overlaps(0, 10)).isFalse();
    }

    @Test
    void fadesOutBesideItsRowsWithinABuffer() {
        boolean[] anomalous = new boolean[20];
        anomalous[10] = true;
        SoftLabels soft = SoftLabels.of(anomalous, List.of(new Segment(10, 11)), 4);
        assertThat(soft.weights()[10]).isEqualTo(1);
        assertThat(soft.weights()[9]).isEqualTo(Math.sqrt(.75));
        assertThat(soft.weights()[11]).isEqualTo(Math.sqrt(.75));
        assertThat(soft.weights()[8]).isEqualTo(Math.sqrt(.5));
        assertThat(soft.weights()[7]).isZero();
        assertThat(soft.reaches()).containsExactly(new Segment(8, 13));
    }

    @Test
    void isOneWithANeighbourThatItsReachTouches() {
        boolean[] anomalous = new boolean[20];
        anomalous[5] = true;
        anomalous[8] = true;
        List<Segment> two = List.of(new Segment(5, 6), new Segment(8, 9));
        assertThat(SoftLabels.of(anomalous, two, 4).reaches()).containsExactly(new Segment(3, 11));
        assertThat(SoftLabels.of(anomalous, two, 0).reaches()).containsExactlyElementsOf(two);
    }
}

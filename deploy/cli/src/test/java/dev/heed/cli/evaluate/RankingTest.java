package dev.heed.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final int ROWS = 300;
    private static final List<Segment> SEGMENTS =
            List.of(new Segment(40, 60), new Segment(150, 155), new Segment(240, 280));

    private static boolean[] labels() {
        boolean[] labels = new boolean[ROWS];
        SEGMENTS.forEach(s -> IntStream.range(s.start(), s.end()).forEach(row -> labels[row] = true));
        return labels;
    }

    /** Scores with many ties that know a little of the labels. */
    private static Ranking ranking() {
        boolean[] labels = labels();
        double[] scores = IntStream.range(0, ROWS)
                .mapToDouble(i -> i * 37 % 101 / 101. * 2 + (labels[i] ? 1.1 * (i * 13 % 7 / 7.) : 0))
                .map(score -> Math.rint(score * 100) / 100)
                .toArray();
        return new Ranking(scores, labels);
    }

    @Test
    void isPerfectWhereEveryAnomalyIsAboveEveryOtherRow() {
        Ranking ranking = new Ranking(new double[] {1, 5, 4, 2}, new boolean[] {false, true, true, false});
        assertThat(ranking.aucPr()).isEqualTo(1, within(1e-12));
        assertThat(ranking.aucRoc()).isEqualTo(1, within(1e-12));
    }

    @Test
    void countsTiesTogether() {
        // one threshold takes all four rows: precision 1/2 at recall 1
        Ranking ranking = new Ranking(new double[] {3, 3, 3, 3}, new boolean[] {true, false, true, false});
        assertThat(ranking.aucPr()).isEqualTo(.5, within(1e-12));
        assertThat(ranking.aucRoc()).isEqualTo(.5, within(1e-12));
    }

    /** Figures of an independent implementation in numpy. */
    @Test
    void agreesWithAnIndependentImplementation() {
        assertThat(ranking().aucPr()).isEqualTo(0.49430488870197686, within(1e-9));
        assertThat(ranking().aucRoc()).isEqualTo(0.6810147299509002, within(1e-9));
        assertThat(ranking().vusPr(SEGMENTS, 100)).isEqualTo(0.7907016271564662, within(1e-9));
    }
}

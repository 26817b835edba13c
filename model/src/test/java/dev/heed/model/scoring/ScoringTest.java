package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.scoring.single.SingleChannel;
import dev.heed.model.series.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
    private static final Period MINUTE = Period.parse("1m");

    private static Scoring of(int channels) {
        List<Double> ones = Collections.nCopies(channels, 1.);
        return new Scoring(
                1,
                List.of(ones),
                Collections.nCopies(channels, ones),
                1,
                1,
                ones,
                ones,
                1,
                new Scoring.Usual(ones, 100),
                threshold(1, .95, 100, 30),
                channels == 1 ? List.of(new SingleChannel(24, 12)) : List.of());
    }

    private static Scoring.Threshold threshold(double floor, double quantile, double trailing, int every) {
        return new Scoring.Threshold(
                floor, quantile, trailing, every, Collections.nCopies(ScoreHistogram.BUCKETS, 1. / 64));
    }

    @Test
    void oneChannelIsScoredByItsPastAndSeveralByResiduals() {
        assertThat(of(1).kind()).isEqualTo(ScorerKind.SINGLE_CHANNEL);
        assertThat(of(2).kind()).isEqualTo(ScorerKind.RESIDUAL);
        assertThat(StepScorer.of(of(1), MINUTE)).isInstanceOf(SingleChannelScorer.class);
        assertThat(StepScorer.of(of(2), MINUTE)).isInstanceOf(ResidualScorer.class);
    }

    @Test
    void aStateSaysWhichScorerItBelongsTo() {
        assertThat(StepScorer.of(of(1), MINUTE).newState().kind()).isEqualTo(ScorerKind.SINGLE_CHANNEL);
        assertThat(StepScorer.of(of(3), MINUTE).newState().kind()).isEqualTo(ScorerKind.RESIDUAL);
    }

    @Test
    void keepsItsConstantsWhateverBecomesOfTheListsThatItWasGiven() {
        List<Double> mean = new ArrayList<>(List.of(1., 2.));
        List<Double> ones = List.of(1., 1.);
        Scoring scoring = new Scoring(
                1,
                List.of(ones),
                List.of(ones, ones),
                1,
                1,
                mean,
                ones,
                1,
                new Scoring.Usual(ones, 100),
                threshold(1, .95, 100, 30));
        mean.clear();

        assertThat(scoring.quietMean()).containsExactly(1., 2.);
    }

    @Test
    void refusesOtherThanOneRowOfScalesForEachHorizon() {
        List<Double> ones = List.of(1., 1.);
        assertThatThrownBy(() -> new Scoring(
                        2,
                        List.of(ones),
                        List.of(ones, ones),
                        1,
                        1,
                        ones,
                        ones,
                        1,
                        new Scoring.Usual(ones, 100),
                        threshold(1, .95, 100, 30)))
                .hasMessage(
                        "scoring needs one row of residual scales for each of its 2 horizons (at least 1), found 1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, .95, 100, 30",
        "NaN, .95, 100, 30",
        "1, 0, 100, 30",
        "1, 1, 100, 30",
        "1, .95, 0, 30",
        "1, .95, 100, 0"
    })
    void refusesAThresholdOutOfItsRange(double floor, double quantile, double trailing, int every) {
        assertThatThrownBy(() -> threshold(floor, quantile, trailing, every))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "scoring.threshold needs floor > 0, 0 < quantile < 1, trailingSteps > 0 and everySteps >= 1,"
                                + " found " + floor + ", " + quantile + ", " + trailing + ", " + every);
    }

    @Test
    void refusesAHistogramOfOtherBuckets() {
        assertThatThrownBy(() -> new Scoring.Threshold(1, .95, 100, 30, List.of(.5, .5)))
                .hasMessage("scoring.threshold.begin needs 64 buckets, found 2");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN"})
    void refusesAHalfLifeThatIsNotPositive(double steps) {
        assertThatThrownBy(() -> new Scoring.Usual(List.of(1.), steps))
                .hasMessage("scoring.usual needs halfLifeSteps > 0, found " + steps);
    }

    @Test
    void addsFaithfulnessPartByPart() {
        FaithfulnessScores sum = new FaithfulnessScores(1, 2, 3, 4).plus(new FaithfulnessScores(10, 20, 30, 40));

        assertThat(sum).isEqualTo(new FaithfulnessScores(11, 22, 33, 44));
    }

    @Test
    void weighsTheFarEnergyHalfAndQuietnessFiveTimesFromItsUnitOn() {
        Scoring scoring = of(2);

        assertThat(new ResidualScorer.Parts(2, 0, 0).total(scoring)).isEqualTo(2);
        assertThat(new ResidualScorer.Parts(0, 2, 0).total(scoring)).isEqualTo(1);
        assertThat(new ResidualScorer.Parts(0, 0, 1).total(scoring)).isZero();
        assertThat(new ResidualScorer.Parts(0, 0, 3).total(scoring)).isEqualTo(10);
    }
}

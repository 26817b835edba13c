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
                alarm(100),
                channels == 1 ? List.of(new SingleChannel(24, 12)) : List.of());
    }

    private static Scoring.Alarm alarm(double trailingSteps) {
        return new Scoring.Alarm(trailingSteps, tail(1, 1, 0, .01, 1), List.of());
    }

    private static PeakTail tail(double level, double scale, double shape, double perStep, double usual) {
        return new PeakTail(level, scale, shape, perStep, usual, Collections.nCopies(ScoreHistogram.BUCKETS, 0.));
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
                1, List.of(ones), List.of(ones, ones), 1, 1, mean, ones, 1, new Scoring.Usual(ones, 100), alarm(100));
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
                        alarm(100)))
                .hasMessage(
                        "scoring needs one row of residual scales for each of its 2 horizons (at least 1), found 1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, .1, 1",
        "1, NaN, 0, .1, 1",
        "1, 1, 1, .1, 1",
        "1, 1, -1, .1, 1",
        "1, 1, 0, 0, 1",
        "1, 1, 0, .1, -1"
    })
    void refusesATailOutOfItsRange(double level, double scale, double shape, double perStep, double usual) {
        assertThatThrownBy(() -> tail(level, scale, shape, perStep, usual))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a tail needs ")
                .hasMessageContaining("found");
    }

    @Test
    void refusesAHistogramOfOtherBuckets() {
        assertThatThrownBy(() -> new PeakTail(1, 1, 0, .1, 1, List.of(.5, .5)))
                .hasMessage("a tail's histogram needs 48 buckets, found 2");
    }

    @Test
    void refusesAnAlarmThatLooksBackNoStep() {
        assertThatThrownBy(() -> alarm(0))
                .hasMessage("scoring.alarm needs trailingSteps > 0 and at most one drift, found 0.0 and 0");
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

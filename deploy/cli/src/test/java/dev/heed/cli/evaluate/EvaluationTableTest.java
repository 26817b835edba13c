package dev.heed.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.evaluate.DetectionFacts.RankingFacts;
import dev.heed.cli.evaluate.ForecastFacts.Errors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
    private static final DetectionFacts LABELLED = new DetectionFacts(
            2_000,
            1_900,
            new RankingFacts(.5, .1, .9, .6),
            new AlarmFacts(.8, .4, .53, .02, .75, 3.),
            new AlertFacts(4, 2, 1, 3, 1, 7200, 4),
            Map.of("1 per 7 d", new AlertFacts(2, 2, 0, 2, 0, 0, 4)),
            new BlameFacts(3, .7, .6, .8, .65, .2),
            new SaliencyFacts(12, .5, .1, .6, .2));
    private static final DetectionFacts PLAIN =
            new DetectionFacts(100, 90, null, null, new AlertFacts(0, 1, 0, 0, 0, 0, 0), Map.of(), null, null);
    private static final ForecastFacts FORECAST = new ForecastFacts(
            50,
            90,
            .9,
            new Errors(List.of(1., 3.), List.of(.5, 1.5)),
            new Errors(List.of(2., 4.), List.of(1., 2.)),
            new Errors(List.of(5., 5.), List.of(2., 2.)),
            null,
            List.of(.25, .75),
            .8,
            List.of(.79, .81));

    private static String table(Map<String, DetectionFacts> detection, Map<String, ForecastFacts> forecast) {
        StringWriter text = new StringWriter();
        new EvaluationTable(new PrintWriter(text))
                .print(new Evaluation("m 1", detection, forecast, Map.of("pump", "none was issued")));
        return text.toString();
    }

    @Test
    void tellsEveryMeasureOfAnEntityWithLabels() {
        assertThat(table(Map.of("pump", LABELLED), Map.of()))
                .contains("2,000, 1,900 of them scored")
                .contains("AUC-PR 0.500 (random 0.100), VUS-PR 0.600, AUC-ROC 0.900")
                .contains("2.0% of normal rows, precision 0.80, recall 0.40, F1 0.53; 75% of anomalies, 3 rows late")
                .contains("4 opened, 2.00 a day")
                .contains(
                        "  alerts     4 opened, 2.00 a day; 3 of 4 anomalies alerted, 1 had one open before they began"
                                + " (2.00 h before, median), 1 alerts beside them")
                .contains("    1 per 7 d  2 opened, 1.00 a day; 2 of 4 anomalies alerted, 0 alerts beside them")
                .contains("HitRate@100 0.700 (random 0.200), NDCG@100 0.600, HitRate@150 0.800, of 3 anomalies")
                .contains("takes away 50% of an anomalous hop's score (random 10%)")
                .contains("alone gives 60% (random 20%), of 12 hops");
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        assertThat(table(Map.of("pump", PLAIN), Map.of()))
                .contains("100, 90 of them scored", "0 opened")
                .doesNotContain("AUC", "alarms", "anomalies", "blame", "saliency", "mean of")
                .contains("  forecasts  none was issued");
    }

    @Test
    void putsForecastsBesideTheirBaselines() {
        assertThat(table(Map.of("pump", PLAIN), Map.of("pump", FORECAST)))
                .containsPattern("forecasts  50 of 2 steps, 90\\.0% of whose cells were observed +MSE +MAE")
                .containsPattern("model +2\\.0000 +1\\.0000")
                .containsPattern("backbone alone +3\\.0000 +1\\.5000")
                .containsPattern("last value +5\\.0000 +2\\.0000")
                .contains("80% interval covers 80.0%, pinball loss 0.5000")
                .containsPattern("step 1 +MSE 1\\.0000, interval covers 79\\.0%")
                .containsPattern("step 2 +MSE 3\\.0000, interval covers 81\\.0%")
                .doesNotContain("last day");
    }

    @Test
    void saysWhyScoresWereNotHeldAgainstLabels() {
        DetectionFacts unscored =
                new DetectionFacts(10, 0, null, null, new AlertFacts(0, 1, 0, 0, 0, 0, 1), Map.of(), null, null);
        assertThat(table(Map.of("pump", unscored), Map.of()))
                .contains("not measured against labels: no row was scored");
    }

    @Test
    void tellsTheMeansOfSeveralEntities() {
        DetectionFacts other = new DetectionFacts(
                10,
                10,
                new RankingFacts(.7, .1, .9, .8),
                new AlarmFacts(1, 1, 1, .04, 1, null),
                new AlertFacts(0, 1, 0, 0, 0, 0, 1),
                Map.of(),
                null,
                null);
        assertThat(table(new TreeMap<>(Map.of("a", LABELLED, "b", other, "c", PLAIN)), Map.of()))
                .contains("mean of 2  AUC-PR 0.600, VUS-PR 0.700, normal rows alarmed 3.0%")
                .contains("HitRate@100 0.700");
    }
}

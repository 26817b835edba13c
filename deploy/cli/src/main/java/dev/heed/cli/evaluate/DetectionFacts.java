package dev.heed.cli.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the rows of one entity were detected.
 *
 * @param rows that were looked at
 * @param scored rows that have a score
 * @param ranking of the scores against the labels; null without labels
 * @param alarms at the level that opens alerts; null without labels
 * @param alerts what a person was told
 * @param budgets what a person would have been told, by budget of false alerts
 * @param blame of the explained anomalies; null where none is explained
 * @param saliency how true it was; null where no anomalous hop was checked
 */
record DetectionFacts(
        int rows,
        int scored,
        @Nullable RankingFacts ranking,
        @Nullable AlarmFacts alarms,
        AlertFacts alerts,
        Map<String, AlertFacts> budgets,
        @Nullable BlameFacts blame,
        @Nullable SaliencyFacts saliency) {

    /**
     * Measures of a ranking.
     *
     * @param aucPr area under precision over recall
     * @param randomAucPr what random scores would have
     * @param aucRoc area under true over false positive rate
     * @param vusPr volume under the surface of precision and recall with buffers up to 100 rows
     */
    record RankingFacts(double aucPr, double randomAucPr, double aucRoc, double vusPr) {}
}

package dev.heed.job;

import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.scoring.PeakTail;
import dev.heed.model.scoring.ScoreHistogram;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import dev.heed.model.serving.HeadFacts;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.TrainingFacts;
import java.util.Collections;
import java.util.List;

/** Cards of models that were never trained: a hop of two steps, one expectation, two levels besides the median. */
public final class Cards {
    private Cards() {}

    public static ModelCard of(Period period, int receptiveField, String... channels) {
        return withUnits(List.of(), period, receptiveField, channels);
    }

    public static ModelCard withUnits(List<String> units, Period period, int receptiveField, String... channels) {
        return withOffsets(List.of(), units, period, receptiveField, channels);
    }

    public static ModelCard withOffsets(
            List<Double> offsets, List<String> units, Period period, int receptiveField, String... channels) {
        int count = channels.length;
        List<Double> ones = Collections.nCopies(count, 1.);
        List<Double> zeros = Collections.nCopies(count, 0.);
        HeadFacts head = new HeadFacts(4, 3, 2, 1, .5);
        return new ModelCard(
                "pumps",
                "7",
                List.of(channels),
                units,
                period,
                0,
                2,
                receptiveField,
                0,
                1,
                List.of(1),
                List.of(.1, .5, .9),
                10,
                NetworkConfiguration.defaults(),
                new Normalisation(100, 5, 100, zeros, ones, ones),
                List.of(),
                List.of(),
                List.of(),
                offsets,
                List.of(),
                List.of(),
                false,
                new Scoring(
                        1,
                        List.of(ones),
                        Collections.nCopies(count, ones),
                        1,
                        1,
                        zeros,
                        ones,
                        1,
                        new Scoring.Usual(ones, 100),
                        new Scoring.Alarm(
                                100,
                                new PeakTail(1, 1, 0, .01, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.)),
                                List.of())),
                new TrainingFacts(List.of("pump-1"), 10, 2, 5, 1, 9, head, head));
    }
}

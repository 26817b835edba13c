package dev.heed.model.serving;

import dev.heed.model.refusal.Problems;
import dev.heed.model.scoring.Drift;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Normalisation;
import java.util.HashSet;
import java.util.List;

/** What is wrong with a card, whoever wrote it: every number that the job would calculate with is looked at. */
final class CardCheck {
    /** Of a window: beyond that a batch of them does not fit into memory. */
    private static final long MOST_CELLS = 10_000_000;

    private final ModelCard card;
    private final Problems problems = new Problems();

    private CardCheck(ModelCard card) {
        this.card = card;
    }

    /** All problems of a card. */
    static Problems of(ModelCard card) {
        CardCheck check = new CardCheck(card);
        check.shape();
        check.levels();
        check.normalisation(card.normalisation());
        check.scoring(card.scoring());
        return check.problems;
    }

    private void shape() {
        List<String> channels = card.channels();
        problems.unless(!channels.isEmpty(), "channels must name at least one")
                .unless(channels.stream().noneMatch(String::isBlank), "channels must have names, found " + channels)
                .unless(
                        new HashSet<>(channels).size() == channels.size(),
                        "channels must have names of their own, found " + channels)
                .unless(
                        card.units().isEmpty() || card.units().size() == channels.size(),
                        "units must be none, or one for each of the " + channels.size() + " channels, found "
                                + card.units())
                .unless(
                        Math.abs((double) card.phaseMicros()) <= card.period().micros(),
                        "phaseMicros must be at most a step, " + card.period() + ", found " + card.phaseMicros())
                .unless(
                        channels.containsAll(card.nonNegative()),
                        "nonNegative must be channels, found " + card.nonNegative())
                .unless(channels.containsAll(card.unseen()), "unseen must be channels, found " + card.unseen())
                .unless(
                        card.offsets().isEmpty() || card.offsets().size() == channels.size(),
                        "offsets must be none, or one for each of the " + channels.size() + " channels, found "
                                + card.offsets())
                .unless(channels.containsAll(card.rates()), "rates must be channels, found " + card.rates())
                .unless(channels.containsAll(card.percent()), "percent must be channels, found " + card.percent())
                .atLeast("hop", card.hop(), 1)
                .atLeast("receptiveField", card.receptiveField(), 1)
                .atLeast("lookahead", card.lookahead(), 0)
                .atLeast("horizon", card.horizon(), 0)
                .atLeast("maxGapSteps", card.maxGapSteps(), 0);
        finite("offsets", card.offsets());
        long cells = ((long) card.receptiveField() + card.hop()) * channels.size();
        problems.unless(
                cells <= MOST_CELLS,
                "receptiveField + hop, times the channels, must be at most " + MOST_CELLS + ", found " + cells);
        card.expectationHorizons().forEach(horizon -> problems.atLeast("expectationHorizons", horizon, 1));
    }

    private void levels() {
        double last = 0;
        for (double level : card.levels()) {
            problems.unless(
                    level > last && level < 1, "levels must rise from above 0 to below 1, found " + card.levels());
            last = level;
        }
    }

    private void normalisation(Normalisation normalisation) {
        sized("normalisation.mean", normalisation.mean());
        finite("normalisation.mean", normalisation.mean());
        notNegative("normalisation.variance", normalisation.variance());
    }

    private void scoring(Scoring scoring) {
        boolean alone = card.channels().size() == 1;
        problems.unless(
                scoring.single().size() == (alone ? 1 : 0),
                "scoring.single must have "
                        + (alone ? "1 entry in a model of 1 channel" : "no entry in a model of several") + ", found "
                        + scoring.single().size());
        scoring.residualScale().forEach(row -> {
            sized("scoring.residualScale", row);
            positive("scoring.residualScale", row);
        });
        scoring.precision().forEach(row -> {
            sized("scoring.precision", row);
            finite("scoring.precision", row);
        });
        sized("scoring.quietMean", scoring.quietMean());
        finite("scoring.quietMean", scoring.quietMean());
        sized("scoring.quietDeviation", scoring.quietDeviation());
        positive("scoring.quietDeviation", scoring.quietDeviation());
        positive("scoring.nearUnit", List.of(scoring.nearUnit()));
        positive("scoring.farUnit", List.of(scoring.farUnit()));
        positive("scoring.quietUnit", List.of(scoring.quietUnit()));
        sized("scoring.usual.energy", scoring.usual().energy());
        notNegative("scoring.usual.energy", scoring.usual().energy());
        scoring.alarm().drift().forEach(this::drift);
    }

    private void drift(Drift drift) {
        drift.weights().forEach(row -> {
            sized("scoring.alarm.drift.weights", row);
            finite("scoring.alarm.drift.weights", row);
        });
        sized("scoring.alarm.drift.scale", drift.scale());
        positive("scoring.alarm.drift.scale", drift.scale());
        positive("scoring.alarm.drift.spread", drift.spread());
    }

    private void sized(String field, List<Double> values) {
        int channels = card.channels().size();
        problems.unless(
                values.size() == channels,
                field + " must have a value for each of the " + channels + " channels, found " + values.size());
    }

    private void finite(String field, List<Double> values) {
        all(field, values, -Double.MAX_VALUE, "finite");
    }

    private void notNegative(String field, List<Double> values) {
        all(field, values, 0, "finite and not negative");
    }

    private void positive(String field, List<Double> values) {
        all(field, values, Double.MIN_VALUE, "finite and above 0");
    }

    private void all(String field, List<Double> values, double least, String expected) {
        values.stream()
                .filter(value -> !(value >= least && value <= Double.MAX_VALUE))
                .findFirst()
                .ifPresent(value -> problems.add(field + " must be " + expected + ", found " + value));
    }
}

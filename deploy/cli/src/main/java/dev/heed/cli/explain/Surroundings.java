package dev.heed.cli.explain;

import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import dev.heed.window.Window;
import dev.heed.wire.Micros;
import java.util.ArrayList;
import java.util.List;

/** What was said of an entity's steps around one of them, and of its alerts. Mutable, owned by one thread. */
final class Surroundings {
    /** Steps that are kept on each side. */
    static final int REACH = 300;

    private final ModelCard card;
    private final long step;
    private final List<Said> steps = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private long hops;
    private long firstStep;
    private long lastStep;

    /** Of the step with a number on the period's grid. */
    Surroundings(ModelCard card, long step) {
        this.card = card;
        this.step = step;
    }

    /**
     * What was said of one step.
     *
     * @param values [channels] in input units, NaN where none was observed
     * @param scored whether it was
     * @param history steps of the entity before the step that the model knew
     */
    record Said(long step, float score, float level, double[] values, boolean scored, int history) {}

    /** Takes in the entity's next hop and its alerts. */
    void add(Detection detection, List<Alert> ofHop) {
        alerts.addAll(ofHop);
        Window hop = detection.attended().steps();
        long first = card.period().stepAt(hop.timeMicros());
        firstStep = hops++ == 0 ? first : firstStep;
        lastStep = first + hop.hop() - 1;
        for (int i = 0; i < hop.hop(); i++) {
            if (Math.abs(first + i - step) <= REACH) {
                steps.add(said(detection.scores(), hop, first, i));
            }
        }
    }

    private Said said(Scores scores, Window hop, long first, int i) {
        int channels = hop.mean().length;
        double[] values = new double[channels];
        for (int c = 0; c < channels; c++) {
            int cell = i * channels + c;
            values[c] = hop.observed()[cell] == 0
                    ? Double.NaN
                    : card.intake().whole(c, hop.mean()[c] + hop.scale()[c] * hop.values()[cell]);
        }
        return new Said(
                first + i, scores.score()[i], scores.threshold()[i], values, scores.scored()[i], hop.history() + i);
    }

    List<Said> steps() {
        return steps;
    }

    long step() {
        return step;
    }

    /** Alerts that opened within a stretch of time up to the step's end. */
    List<Alert> opened(double lastMicros) {
        Period period = card.period();
        long end = period.startOf(step + 1);
        return alerts.stream()
                .filter(alert -> alert.state() == Alert.State.OPEN)
                .filter(alert -> alert.timeMicros() < end && alert.timeMicros() >= end - lastMicros)
                .toList();
    }

    /** Why the step was not scored. */
    String why() {
        return steps.stream()
                .filter(said -> said.step() == step)
                .findFirst()
                .map(said -> said.history() < card.receptiveField()
                        ? "one that warms up: %d of %d steps"
                                .formatted(Math.max(0, said.history()), card.receptiveField())
                        : "one of which nothing was observed")
                .orElseGet(() -> hops == 0
                        ? "no step of the entity"
                        : "none: the entity's steps are from %s to %s"
                                .formatted(
                                        Micros.instant(card.period().startOf(firstStep)),
                                        Micros.instant(card.period().startOf(lastStep))));
    }
}

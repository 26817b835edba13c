package dev.heed.model.scoring;

import dev.heed.model.scoring.single.ChannelPast;
import dev.heed.model.scoring.single.Clock;
import dev.heed.model.scoring.single.SingleChannel;
import dev.heed.model.series.Period;

/**
 * Scores one channel alone by how little it looks like its own past: see {@link ChannelPast}. The score marks an event once;
 * the saliency is the square of the raw score, in squared standard deviations.
 */
final class SingleChannelScorer implements StepScorer {
    /** Of the score, which means the same for all series: below it there is no alarm, however quiet training was. */
    static final double LEAST_THRESHOLD = 10;

    private final SingleChannel constants;
    private final Clock clock;

    SingleChannelScorer(SingleChannel constants, Period period) {
        this.constants = constants;
        this.clock = new Clock(period);
    }

    @Override
    public SingleChannelState newState() {
        return new SingleChannelState(null);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A step that was not observed scores 0. It is learned, as the value before it, when the next observed step comes: the
     * times tell how many there were.
     */
    @Override
    public double score(
            ScoringState state,
            long timeMicros,
            float[] z,
            byte[] observed,
            float[] expectation,
            int at,
            boolean learns,
            float[] saliency) {
        saliency[at] = 0;
        if (observed[at] == 0) {
            return 0;
        }
        ChannelPast past = ((SingleChannelState) state).past(constants, clock);
        ChannelPast.Score score = past.next(clock.period().stepAt(timeMicros), z[at]);
        saliency[at] = (float) (score.raw() * score.raw());
        return score.emitted();
    }
}

package dev.heed.detect;

import dev.heed.model.series.Period;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says which past moments of an entity an opening alert looks like: attention over a small memory of its own states.
 *
 * <p>A moment's key, and the query, is the model's context of its step. With both scaled to the root mean square 1, the
 * score is the scaled dot product, q·k / √D = √D cos(q, k); the weights are its softmax over all moments that may be shown
 * (Vaswani et al. 2017). A moment may be shown that lies the receptive field or more before the alert's first step, so
 * that it shares no reading with it.
 *
 * <p>One half of the memory holds the latest openings of alerts. The other holds normal moments spread over the entity's
 * whole past: the last steps of every k-th hop without an event, k doubled whenever they are too many.
 */
final class MomentMemory {
    private static final int SHOWN = 3;

    private final int mostOpenings;
    private final int mostNormal;
    private final int apartSteps;
    private final Period period;

    /**
     * A memory.
     *
     * @param most moments of an entity, ≥ 0
     * @param apartSteps R: how far before an event a moment must lie
     */
    MomentMemory(int most, int apartSteps, Period period) {
        this.mostOpenings = (most + 1) / 2;
        this.mostNormal = most / 2;
        this.apartSteps = apartSteps;
        this.period = period;
    }

    /** What an event's opening looks like, most similar first, at most three. */
    List<SimilarMoment> similar(PastMoments moments, long startedMicros, float[] query) {
        long before = period.startOf(period.stepAt(startedMicros) - apartSteps);
        List<Moment> known = Stream.concat(moments.openings.stream(), moments.normal.stream())
                .filter(moment -> moment.timeMicros() <= before)
                .toList();
        double[] weights = known.stream()
                .mapToDouble(moment -> Math.exp(score(query, moment.key())))
                .toArray();
        double sum =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new SimilarMoment(
                        known.get(i).timeMicros(),
                        (float) (weights[i] / sum),
                        known.get(i).alerted()))
                .sorted(Comparator.comparing(SimilarMoment::weight)
                        .thenComparing(SimilarMoment::timeMicros)
                        .reversed())
                .limit(SHOWN)
                .toList();
    }

    /** √D cos(q, k), in [−√D, √D]; 0 where one of them is 0. */
    static double score(float[] query, byte[] key) {
        double dot = 0;
        double queries = 0;
        double keys = 0;
        for (int d = 0; d < query.length; d++) {
            dot += (double) query[d] * key[d];
            queries += (double) query[d] * query[d];
            keys += (double) key[d] * key[d];
        }
        return queries > 0 && keys > 0 ? Math.sqrt(query.length) * dot / Math.sqrt(queries * keys) : 0;
    }

    /** Remembers where an alert opened. */
    void opened(PastMoments moments, long timeMicros, float[] key) {
        moments.openings.add(Moment.of(timeMicros, key, true));
        while (moments.openings.size() > mostOpenings) {
            moments.openings.remove(0);
        }
    }

    /** Passes a hop without an event: remembers its last step if it is its turn. */
    void passed(PastMoments moments, long timeMicros, float[] key) {
        if (mostNormal == 0) {
            moments.normal.clear();
            return;
        }
        if (moments.hops % moments.stride == 0) {
            moments.normal.add(Moment.of(timeMicros, key, false));
        }
        moments.hops++;
        while (moments.normal.size() > mostNormal) {
            everyOther(moments.normal);
            moments.stride *= 2;
        }
    }

    private static void everyOther(List<Moment> moments) {
        for (int i = moments.size() - 1 - moments.size() % 2; i > 0; i -= 2) {
            moments.remove(i);
        }
    }
}

package dev.heed.window;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Verdict;
import dev.heed.models.ModelTag;
import dev.heed.models.ServedModel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps that the model needs to attend one hop of one entity: R − 1 + h of them, the last h new.
 *
 * @param entity whose
 * @param timeMicros start of the first new step, µs since the epoch
 * @param hop number of new steps h
 * @param history steps known up to and including the first new one, since the entity began or began anew; below the
 *     receptive field it is warming up (0 or less: it begins within the hop)
 * @param values [(R − 1 + h) × channels] row by row, normalised, missing ones filled in
 * @param observed [(R − 1 + h) × channels] row by row, 1 read, 0 filled in
 * @param mean [channels], what was subtracted from the new steps, input units
 * @param scale [channels], what they were divided by, input units
 * @param origin the last record that gave it a new value; where nothing was read, the one that ended the silence
 * @param verdicts what people said that counts from this hop on, in the order of the time from which it does
 * @param model that is to attend it; null in a job of one model from the start
 * @param isShadow whether that model runs beside the one whose outputs reach the main topics
 * @param shadows that run beside the model; empty for a shadow
 */
public record Window(
        String entity,
        long timeMicros,
        int hop,
        int history,
        float[] values,
        byte[] observed,
        float[] mean,
        float[] scale,
        Origin origin,
        List<Verdict> verdicts,
        @Nullable ModelTag model,
        boolean isShadow,
        List<ModelTag> shadows) {
    /** A hop of a job of one model. */
    public Window(
            String entity,
            long timeMicros,
            int hop,
            int history,
            float[] values,
            byte[] observed,
            float[] mean,
            float[] scale,
            Origin origin,
            List<Verdict> verdicts) {
        this(entity, timeMicros, hop, history, values, observed, mean, scale, origin, verdicts, null, false, List.of());
    }

    /** A hop of which nobody said anything. */
    public Window(
            String entity,
            long timeMicros,
            int hop,
            int history,
            float[] values,
            byte[] observed,
            float[] mean,
            float[] scale,
            Origin origin) {
        this(entity, timeMicros, hop, history, values, observed, mean, scale, origin, List.of());
    }

    /** The hop alone, without the steps before it: values and observed are [h × channels]. */
    public Window newSteps() {
        return lastSteps(hop, history, model, isShadow, shadows);
    }

    /** The same for the model that serves the entity, with as many steps as it looks at, and the shadows beside it. */
    public Window of(ServedModel served, List<ModelTag> beside) {
        return of(served, false, beside);
    }

    /** The same for a shadow, with as many steps as it looks at. */
    public Window ofShadow(ServedModel shadow) {
        return of(shadow, true, List.of());
    }

    private Window of(ServedModel served, boolean beside, List<ModelTag> others) {
        int reach = served.card().receptiveField();
        return lastSteps(reach - 1 + hop, Math.min(history, reach), served.tag(), beside, others);
    }

    private Window lastSteps(
            int steps, int known, @Nullable ModelTag attending, boolean beside, List<ModelTag> others) {
        int from = values.length - steps * mean.length;
        return new Window(
                entity,
                timeMicros,
                hop,
                known,
                from == 0 ? values : Arrays.copyOfRange(values, from, values.length),
                from == 0 ? observed : Arrays.copyOfRange(observed, from, observed.length),
                mean,
                scale,
                origin,
                verdicts,
                attending,
                beside,
                others);
    }
}

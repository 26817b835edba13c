package dev.heed.attend;

import dev.heed.model.serving.ModelId;

/**
 * One hop of one entity as the model saw it. h steps, C channels, D width, O offsets, E expectation horizons, H forecast
 * horizon, Q levels; all arrays row by row.
 *
 * @param entity whose
 * @param timeMicros start of the first step, µs since the epoch
 * @param hop number of steps h
 * @param history steps known up to and including the first one; below the receptive field the entity is warming up
 * @param model that attended
 * @param values [h × C] normalised
 * @param observed [h × C] 1 read, 0 filled in
 * @param mean [C] input units
 * @param scale [C] input units
 * @param weights [h × C] of the gate
 * @param features [h × C] values times weights
 * @param context [h × D]
 * @param attention [h × O] weights by offset, oldest first
 * @param expectation [h × E × C] normalised
 * @param forecast [H × C × Q] normalised, issued at the last step
 * @param correction [H × C] what attention would add to the backbone's forecast, normalised; empty where the model does
 *     not tell
 */
public record Attended(
        String entity,
        long timeMicros,
        int hop,
        int history,
        ModelId model,
        float[] values,
        byte[] observed,
        float[] mean,
        float[] scale,
        float[] weights,
        float[] features,
        float[] context,
        float[] attention,
        float[] expectation,
        float[] forecast,
        float[] correction) {
    /** The same with another forecast [H × C × Q]. */
    public Attended withForecast(float[] other) {
        return new Attended(
                entity,
                timeMicros,
                hop,
                history,
                model,
                values,
                observed,
                mean,
                scale,
                weights,
                features,
                context,
                attention,
                expectation,
                other,
                correction);
    }
}

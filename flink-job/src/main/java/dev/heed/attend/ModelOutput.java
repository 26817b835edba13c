package dev.heed.attend;

import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import java.util.Arrays;

/**
 * What the model made of one hop. h steps, C channels, D width, O offsets, E expectation horizons, H forecast horizon, Q
 * levels; all arrays row by row.
 *
 * @param weights [h × C] of the gate
 * @param features [h × C] normalised values times weights
 * @param context [h × D]
 * @param attention [h × O] weights by offset, oldest first
 * @param expectation [h × E × C] normalised
 * @param forecast [H × C × Q] normalised, issued at the last step
 * @param correction [H × C] what attention would add to the backbone's forecast, normalised; empty where the model does
 *     not tell
 */
public record ModelOutput(
        float[] weights,
        float[] features,
        float[] context,
        float[] attention,
        float[] expectation,
        float[] forecast,
        float[] correction) {
    /** The i-th hop of a batch. */
    static ModelOutput of(AttendedBatch batch, int i) {
        BatchLayout layout = batch.layout();
        return new ModelOutput(
                slice(batch.weights(), i, layout.elementStride()),
                slice(batch.features(), i, layout.elementStride()),
                slice(batch.context(), i, layout.contextStride()),
                slice(batch.attention(), i, layout.attentionStride()),
                slice(batch.expectation(), i, layout.expectationStride()),
                slice(batch.forecast(), i, layout.forecastStride()),
                slice(batch.correction(), i, batch.correction().length == 0 ? 0 : layout.correctionStride()));
    }

    private static float[] slice(float[] values, int i, int stride) {
        return Arrays.copyOfRange(values, i * stride, (i + 1) * stride);
    }
}

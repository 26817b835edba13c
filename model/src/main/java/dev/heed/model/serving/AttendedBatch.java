package dev.heed.model.serving;

/**
 * What a model made of a batch of windows. Window i of an array starts at i times its stride in the layout; all arrays
 * are row by row.
 *
 * @param layout strides and sizes
 * @param count B: windows
 * @param weights [B, h, C] the gate's, in (0, 1)
 * @param features [B, h, C] z times the weights
 * @param context [B, h, D]
 * @param attention [B, h, O] weights by offset (−r … 0) of the last layer, mean over the heads
 * @param expectation [B, h, E, C] what was expected of z_t, normalised; entry e from steps ≤ t − horizon_e
 * @param forecast [B, H, C, Q] quantiles, normalised, issued at the last step
 * @param correction [B, H, C] of the forecast by attention, unshrunk, normalised; empty where the graph gives none
 */
public record AttendedBatch(
        BatchLayout layout,
        int count,
        float[] weights,
        float[] features,
        float[] context,
        float[] attention,
        float[] expectation,
        float[] forecast,
        float[] correction) {}

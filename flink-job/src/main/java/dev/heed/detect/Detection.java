package dev.heed.detect;

import dev.heed.model.scoring.FaithfulnessScores;
import dev.heed.model.serving.ModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one hop of one entity, ready to be written. h steps, C channels, D width, O offsets, H
 * forecast horizon, Q levels; all arrays row by row.
 *
 * @param entity whose
 * @param timeMicros start of the first step, µs since the epoch
 * @param lastStepMicros start of the last step
 * @param hop number of steps h
 * @param history steps known up to and including the first one; below the receptive field the entity is warming up
 * @param model that attended
 * @param observed [h × C] 1 read, 0 filled in
 * @param mean [C] input units
 * @param scale [C] input units
 * @param weights [h × C] of the gate
 * @param features [h × C] normalised values times weights
 * @param context [h × D]
 * @param attention [h × O] weights by offset, oldest first
 * @param score [h] ≥ 0; 0 while warming up
 * @param threshold [h] in force at each step
 * @param saliency [h × C] ≥ 0; 0 while warming up
 * @param forecast [H × C × Q] in input units, issued at the last step; empty while warming up
 * @param alerts in the order of time
 * @param faithfulness of the saliency; null where it was not checked
 */
public record Detection(
        String entity,
        long timeMicros,
        long lastStepMicros,
        int hop,
        int history,
        ModelId model,
        byte[] observed,
        float[] mean,
        float[] scale,
        float[] weights,
        float[] features,
        float[] context,
        float[] attention,
        float[] score,
        float[] threshold,
        float[] saliency,
        float[] forecast,
        List<Alert> alerts,
        @Nullable FaithfulnessScores faithfulness) {}

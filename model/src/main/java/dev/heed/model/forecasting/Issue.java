package dev.heed.model.forecasting;

/**
 * A forecast that waits for its targets.
 *
 * @param step at which it was issued
 * @param mean [C] that its z was relative to, input units
 * @param scale [C] that its z was divided by, input units
 * @param backbone [H, C] of the linear backbone, normalised
 * @param correction [H, C] that was to be added, unshrunk, normalised; empty where the model corrects nothing
 * @param level [C]: mean of the backbone over the steps ahead
 */
public record Issue(long step, float[] mean, float[] scale, float[] backbone, float[] correction, float[] level) {
    /** An issue; its level follows from the backbone. */
    public Issue(long step, float[] mean, float[] scale, float[] backbone, float[] correction) {
        this(step, mean, scale, backbone, correction, level(backbone, mean.length));
    }

    private static float[] level(float[] backbone, int channels) {
        float[] level = new float[channels];
        for (int cell = 0; cell < backbone.length; cell++) {
            level[cell % channels] += backbone[cell] * channels / backbone.length;
        }
        return level;
    }
}

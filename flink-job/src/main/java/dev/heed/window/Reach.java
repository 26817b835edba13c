package dev.heed.window;

/** How far back an entity's past is kept. */
final class Reach {
    private Reach() {}

    /**
     * Lets the past of an entity reach as far back as a receptive field, and no further. What was not kept counts as not known.
     *
     * @param receptiveField R, steps
     */
    static void fit(EntityWindow entity, int receptiveField, int channels) {
        byte[] ring = entity.values;
        byte[] seen = entity.observed;
        int halo = (receptiveField - 1) * channels;
        if (ring == null || seen == null || PackedFloats.cells(ring) == halo) {
            return;
        }
        int kept = PackedFloats.cells(ring);
        float[] before = new float[kept];
        byte[] seenBefore = new byte[kept];
        PackedFloats.unpack(ring, before);
        PackedFlags.unpack(seen, kept, seenBefore);
        float[] values = new float[halo];
        byte[] observed = new byte[halo];
        int common = Math.min(kept, halo);
        System.arraycopy(before, kept - common, values, halo - common, common);
        System.arraycopy(seenBefore, kept - common, observed, halo - common, common);
        entity.values = PackedFloats.pack(values, 0);
        entity.observed = PackedFlags.pack(observed, 0);
        entity.known = Math.min(entity.known, receptiveField);
    }
}

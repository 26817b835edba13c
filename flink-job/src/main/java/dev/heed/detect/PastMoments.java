package dev.heed.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * The moments that are remembered of one entity, D and some 4 bytes each: at D = 32 and 16 moments about 580 bytes.
 * Mutable, owned by one thread.
 */
final class PastMoments {
    /** A hash of the digest of the model whose contexts the keys are: those of another mean nothing beside them. */
    int model;
    /** Where alerts opened, oldest first. */
    final List<Moment> openings = new ArrayList<>();
    /** Normal ones, oldest first: the entity's normal hops 0, stride, 2 stride, … */
    final List<Moment> normal = new ArrayList<>();
    /** Normal hops so far. */
    long hops;

    long stride = 1;

    /** Begins anew where the moments are another model's. */
    void belongTo(String digest) {
        if (model != digest.hashCode()) {
            model = digest.hashCode();
            openings.clear();
            normal.clear();
            hops = 0;
            stride = 1;
        }
    }
}

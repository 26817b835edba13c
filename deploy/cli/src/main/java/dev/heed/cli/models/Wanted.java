package dev.heed.cli.models;

import dev.heed.schemas.UpdateMode;
import java.util.List;

/**
 * What is to become of a model.
 *
 * @param model the version that is meant
 * @param mode what to do with it
 * @param share of the entities, in (0, 1]
 * @param entities patterns of those that it serves
 */
record Wanted(NamedVersion model, UpdateMode mode, float share, List<String> entities) {
    Wanted(NamedVersion model, UpdateMode mode) {
        this(model, mode, 1, List.of());
    }
}

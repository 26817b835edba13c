package dev.heed.window;

import dev.heed.ingest.NamedReadings;
import dev.heed.ingest.ReadingLimits;
import dev.heed.models.Epoch;
import dev.heed.models.ServedModel;
import dev.heed.models.SettingsOf;

/**
 * What makes the windows of a version, and of the shadows that run beside it.
 *
 * @param reach steps that the windows look back, the first new one included
 * @param shape of the version's own windows
 * @param assembler of windows that reach as far back as the one of them that looks back furthest
 * @param readings how readings become those of the version
 */
record ModelLane(
        ServedModel active,
        int reach,
        WindowShape shape,
        WindowAssembler assembler,
        Silence silence,
        NamedReadings readings) {
    static ModelLane of(Epoch.Serving serving, SettingsOf<WindowShape> shapes, ReadingLimits limits) {
        WindowShape shape = shapes.of(serving.active());
        WindowAssembler assembler = new WindowAssembler(
                serving.reach() == shape.receptiveField() ? shape : shape.reaching(serving.reach()));
        return new ModelLane(
                serving.active(),
                serving.reach(),
                shape,
                assembler,
                new Silence(assembler),
                new NamedReadings(shape.intake(), limits));
    }

    String series() {
        return active.series();
    }

    /** Lets an entity's past reach as far back as the windows do. */
    void fit(EntityWindow entity) {
        Reach.fit(entity, reach, active.card().channels().size());
    }
}

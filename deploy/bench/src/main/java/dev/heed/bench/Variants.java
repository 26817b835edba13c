package dev.heed.bench;

import dev.heed.bench.variant.JsonPerRecord;
import dev.heed.bench.variant.ModelVariants;
import dev.heed.bench.variant.PipelineVariants;
import dev.heed.bench.variant.RegistryVariant;
import dev.heed.bench.variant.SampleVariants;
import dev.heed.bench.variant.Variant;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole job and its baselines, in the order in which they are measured. */
final class Variants {
    private static final List<Variant> ALL = List.of(
            PipelineVariants.ATTENTION,
            PipelineVariants.PASS_THROUGH,
            PipelineVariants.WINDOW_ONLY,
            PipelineVariants.PER_WINDOW,
            JsonPerRecord.VARIANT,
            PipelineVariants.FOREST,
            SampleVariants.AVRO,
            SampleVariants.JSON);

    /** Those that are measured where they are asked for by name. */
    private static final List<Variant> BY_NAME = List.of(ModelVariants.ONE, ModelVariants.TWENTY);

    private Variants() {}

    static List<String> names() {
        return ALL.stream().map(Variant::name).toList();
    }

    private static List<Variant> all(Optional<Variant> more) {
        return Stream.of(ALL.stream(), BY_NAME.stream(), more.stream())
                .flatMap(variants -> variants)
                .toList();
    }

    /**
     * Those of the names, in the order of all.
     *
     * @param names of some; none: all of them
     * @param option that the names were given by
     * @param more a variant beside those that are always there
     * @throws Refusal of usage when there is no such variant
     */
    static List<Variant> named(String option, List<String> names, Optional<Variant> more) {
        List<Variant> all = all(more);
        List<String> known = all.stream().map(Variant::name).toList();
        if (!known.containsAll(names)) {
            throw Refusal.usage("%s: expected some of %s, found %s%s"
                    .formatted(
                            option,
                            String.join(",", known),
                            String.join(",", names),
                            names.contains(RegistryVariant.NAME) ? "; registry needs --schema-registry" : ""));
        }
        return all.stream()
                .filter(variant -> names.isEmpty() ? !BY_NAME.contains(variant) : names.contains(variant.name()))
                .toList();
    }
}

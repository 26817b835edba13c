package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.GateKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The mechanisms of the catalogue, named in lower case. */
public enum MechanismKind {
    /** A weight for every element. */
    GATE(words -> new GateMechanism(words.read("kind", GateKind::named, "sigmoid"))),
    /** Any score, distribution and scope. */
    ATTENTION(words -> new ItemAttention(ScopeOptions.of(words), AttentionOptions.of(words))),
    /** A resampled window (soft) or a part of it (hard). */
    LOCATION_ATTENTION(LocationAttention::of),
    /** A sequence attends itself. */
    SELF_ATTENTION(projected(ProjectedAttention.Form.SELF)),
    /** A sequence attends another. */
    CROSS_ATTENTION(projected(ProjectedAttention.Form.CROSS)),
    /** Two sequences attend each other. */
    CO_ATTENTION(words -> new CoAttention(words.oneOf("grain", CoAttention.Grain.COARSE), AttentionOptions.of(words))),
    /** Steps within segments, then segments. */
    HIERARCHICAL_ATTENTION(words -> new SegmentedAttention(words.required("segments", 1), AttentionOptions.of(words))),
    /** A sequence attends itself several times over. */
    MULTI_HEAD_ATTENTION(projected(ProjectedAttention.Form.MULTI_HEAD)),
    /** A distribution for every feature. */
    MULTI_DIMENSIONAL_ATTENTION(words -> new FeaturewiseAttention(AttentionOptions.of(words)));

    private final Function<ConfigurationReader, Mechanism> reading;

    MechanismKind(Function<ConfigurationReader, Mechanism> reading) {
        this.reading = reading;
    }

    private static Function<ConfigurationReader, Mechanism> projected(ProjectedAttention.Form form) {
        return words -> new ProjectedAttention(ScopeOptions.of(words), AttentionOptions.of(words), form);
    }

    /** @throws IllegalArgumentException when there is no kind of that name */
    public static MechanismKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "mechanism must be one of " + Arrays.toString(values()) + ", found " + name));
    }

    /**
     * The mechanism with these settings.
     *
     * @param words of the catalogue: strings, whole numbers and truth values
     * @throws IllegalArgumentException with all problems when a word is unknown, missing or out of range
     */
    public Mechanism with(Map<String, ?> words) {
        ConfigurationReader reader = new ConfigurationReader(words);
        Mechanism mechanism = reading.apply(reader);
        reader.verify(toString());
        return mechanism;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values a record holds, and of which channels. */
public sealed interface Measures extends Serializable {
    /** µs between the samples of an array; null where each field holds one value. */
    @Nullable
    SamplePeriod period();

    /**
     * Where a value stands; what is written there times the scale, plus the offset, is the channel's.
     *
     * @param path of it
     * @param scale not 0
     * @param offset in the channel's unit
     */
    record Quantity(FieldPath path, double scale, double offset) implements Serializable {}

    /**
     * A channel in each record.
     *
     * @param name of the channel, as the model has it
     */
    record Channel(String name, Quantity quantity) implements Serializable {}

    /** All channels in one record. */
    record Wide(List<Channel> channels, @Nullable SamplePeriod period) implements Measures {}

    /**
     * One channel a record, which names it.
     *
     * @param name where its name stands
     * @param pattern whose first group is the name, of those that it matches; null: the text is the name
     * @param aliases the model's channels by those names
     */
    record Narrow(
            FieldPath name,
            @Nullable Pattern pattern,
            Map<String, String> aliases,
            Quantity value,
            @Nullable SamplePeriod period)
            implements Measures {}

    /** How far samples are apart. */
    sealed interface SamplePeriod extends Serializable {}

    /** The same in all records. */
    record Fixed(double micros) implements SamplePeriod {}

    /** What a field of the record says. */
    record Given(FieldPath path, EpochUnit unit) implements SamplePeriod {}
}

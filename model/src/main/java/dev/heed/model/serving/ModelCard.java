package dev.heed.model.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of itself: {@code model.json}. Java writes it as that text.
 *
 * @param channels names, in the order of every tensor's channel axis
 * @param units of the channels, "" where there is none; empty where no channel has one, as in cards of before there were any
 * @param period length of a step
 * @param phaseMicros when steps begin, µs after a multiple of the period; 0 in cards of before there was one
 * @param hop h: steps between two windows, ≥ 1
 * @param receptiveField R: steps, itself included, that one output step depends on
 * @param lookahead steps after its own that an output step depends on; 0 is causal
 * @param horizon H: steps ahead of the forecast
 * @param expectationHorizons how long before a step each of its expectations was formed, in steps
 * @param levels quantile levels of the forecast
 * @param maxGapSteps how long a missing value is carried forward, in steps
 * @param configuration how the network is put together
 * @param normalisation how values become z
 * @param nonNegative channels whose forecasts are never negative, as their values were not in training
 * @param percent channels whose forecasts are never beyond 100 either
 * @param unseen channels without a value in training: nothing is known of them, so their values are not used
 * @param offsets of the channels, in input units: what is taken off a value before it becomes a float, 0 where a float has digits
 *     enough; empty where it has for all channels. Means and floors of the normalisation are relative to them
 * @param rates channels that are counters, which are read as their rates a second
 * @param missing numbers and words that stand for no value
 * @param averages whether the mean of the values in a step counts, not the latest
 * @param scoring what the detector needs
 * @param training what it was trained on and how well it did
 */
public record ModelCard(
        String name,
        String version,
        List<String> channels,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> units,

        Period period,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        long phaseMicros,

        int hop,
        int receptiveField,
        int lookahead,
        int horizon,
        List<Integer> expectationHorizons,
        List<Double> levels,
        int maxGapSteps,
        NetworkConfiguration configuration,
        Normalisation normalisation,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> nonNegative,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> percent,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> unseen,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Double> offsets,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> rates,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> missing,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean averages,

        Scoring scoring,
        TrainingFacts training)
        implements Serializable {

    public ModelCard {
        channels = List.copyOf(channels);
        units = List.copyOf(units);
        expectationHorizons = List.copyOf(expectationHorizons);
        levels = List.copyOf(levels);
        nonNegative = List.copyOf(nonNegative);
        percent = List.copyOf(percent);
        unseen = List.copyOf(unseen);
        offsets = List.copyOf(offsets);
        rates = List.copyOf(rates);
        missing = List.copyOf(missing);
    }

    /** Between which values forecasts stay. */
    public ChannelLimits limits() {
        return new ChannelLimits(nonNegative, percent);
    }

    /** How what is read becomes the values that the model sees. */
    public Intake intake() {
        return new Intake(channels, offsets, rates, missing, averages);
    }

    /** Which step a reading falls into. */
    public StepGrid grid() {
        return new StepGrid(period, phaseMicros);
    }

    /** Which model this is, in a directory of that digest. */
    public ModelId id(String digest) {
        return new ModelId(name, version, digest);
    }

    /** A channel's unit; null where it has none. */
    public @Nullable String unit(int channel) {
        String unit = units.isEmpty() ? "" : units.get(channel);
        return unit.isEmpty() ? null : unit;
    }

    /** Units in which the channels are read, "" where none is known: a counter's is that of its rate, times a second. */
    public List<String> inputUnits() {
        return IntStream.range(0, units.size())
                .mapToObj(c -> rates.contains(channels.get(c)) ? "" : units.get(c))
                .toList();
    }

    /** T: the steps of a window that gives {@code hop} new steps. */
    public int windowSteps(int hop) {
        return receptiveField - 1 + hop;
    }

    /** How a window's outputs lie with {@code hop} new steps. */
    public BatchLayout layout(int hop) {
        return new BatchLayout(
                hop,
                channels.size(),
                configuration.attention().width(),
                configuration.attention().offsets(),
                expectationHorizons.size(),
                horizon,
                levels.size());
    }

    @Serial
    private Object writeReplace() {
        return new Text(CardJson.write(this));
    }

    /** A card as Java writes it: its parts are kinds of a catalogue, which are found by their names. */
    private record Text(String json) implements Serializable {
        @Serial
        private Object readResolve() {
            return CardJson.read(json);
        }
    }
}

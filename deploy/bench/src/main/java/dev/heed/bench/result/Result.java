package dev.heed.bench.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.heed.model.series.SampleQuantile;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one variant: medians over the rounds.
 *
 * @param stepsPerSecond at most, all entities together
 * @param least of the rounds
 * @param most of the rounds
 * @param valuesPerSecond steps times channels
 * @param cpuMicrosPerStep time of all cores in this process, broker, generator and consumer included, µs
 * @param bytesPerStep that the broker keeps of the outputs, compressed
 * @param ofPassThrough its steps a second as a share of the pass-through's in the same round, the median of that; null where
 *     that was not measured
 * @param attentionIs how many times as many steps a second the whole job makes in the same round, the median of that; null
 *     where that was not measured
 * @param ofAvroSingle steps a second of JSON through a mapping as a share of those of single samples in Avro in the same round,
 *     the median of that; null of other variants, or where those were not measured
 * @param latency at half of the highest rate, or at the share next to it; null where none was measured
 * @param stepsIn steps sent in all rounds
 * @param stepsOut steps that came out in all rounds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
        @JsonProperty("name") String name,
        @JsonProperty("steps_per_second") double stepsPerSecond,
        @JsonProperty("min_steps_per_second") double least,
        @JsonProperty("max_steps_per_second") double most,
        @JsonProperty("values_per_second") double valuesPerSecond,
        @JsonProperty("cpu_micros_per_step") double cpuMicrosPerStep,
        @JsonProperty("bytes_per_step") double bytesPerStep,
        @JsonProperty("of_pass_through") @Nullable Double ofPassThrough,
        @JsonProperty("attention_is") @Nullable Double attentionIs,
        @JsonProperty("of_avro_single") @Nullable Double ofAvroSingle,
        @JsonUnwrapped @Nullable Latency latency,
        @JsonProperty("latencies") List<Latency> latencies,
        @JsonProperty("steps_in") long stepsIn,
        @JsonProperty("steps_out") long stepsOut,
        @JsonProperty("rounds") List<Round> rounds) {
    private static final String REFERENCE = "pass-through";
    private static final String WHOLE = "attention";
    private static final String MAPPED = "json-mapped";
    private static final String SINGLE = "avro-single";
    private static final double TOLD_AT = .5;

    /**
     * The results of some variants.
     *
     * @param rounds of each variant, as many of one as of another, in the order of their names here
     * @param channels of each step
     */
    public static List<Result> of(Map<String, List<Round>> rounds, int channels) {
        return rounds.keySet().stream().map(name -> of(name, rounds, channels)).toList();
    }

    private static Result of(String name, Map<String, List<Round>> all, int channels) {
        List<Round> rounds = all.getOrDefault(name, List.of());
        DoubleSummaryStatistics rates =
                rounds.stream().mapToDouble(Round::stepsPerSecond).summaryStatistics();
        double middle = median(rounds, Round::stepsPerSecond);
        List<Latency> latencies = IntStream.range(0, rounds.get(0).latencies().size())
                .mapToObj(i -> Latency.median(
                        rounds.stream().map(round -> round.latencies().get(i)).toList()))
                .toList();
        return new Result(
                name,
                middle,
                rates.getMin(),
                rates.getMax(),
                middle * channels,
                median(rounds, Round::cpuMicrosPerStep),
                median(rounds, Round::bytesPerStep),
                ratio(rounds, all.getOrDefault(REFERENCE, List.of())),
                ratio(all.getOrDefault(WHOLE, List.of()), rounds),
                name.equals(MAPPED) ? ratio(rounds, all.getOrDefault(SINGLE, List.of())) : null,
                latencies.stream()
                        .min(Comparator.comparingDouble(latency -> Math.abs(latency.at() - TOLD_AT)))
                        .orElse(null),
                latencies,
                rounds.stream().mapToLong(Round::stepsIn).sum(),
                rounds.stream().mapToLong(Round::stepsOut).sum(),
                rounds);
    }

    private static @Nullable Double ratio(List<Round> over, List<Round> under) {
        if (over.isEmpty() || under.isEmpty()) {
            return null;
        }
        return median(
                IntStream.range(0, over.size()).boxed().toList(),
                i -> over.get(i).stepsPerSecond() / under.get(i).stepsPerSecond());
    }

    /** The median of a figure. */
    static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
        return SampleQuantile.of(all.stream().mapToDouble(figure).sorted().toArray(), .5);
    }
}

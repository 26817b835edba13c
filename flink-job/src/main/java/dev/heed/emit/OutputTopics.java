package dev.heed.emit;

import dev.heed.models.ModelsOptions;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Where the outputs go.
 *
 * @param weightedFeatures topic of WeightedFeatures
 * @param saliency topic of Saliency
 * @param forecasts topic of Forecast
 * @param alerts topic of SaliencyAlert
 * @param deadLetters topic of what was not taken
 * @param written which of the {@link #KINDS} are written; dead letters always are
 * @param ofModels further topics, of what becomes of models
 */
public record OutputTopics(
        String weightedFeatures,
        String saliency,
        String forecasts,
        String alerts,
        String deadLetters,
        Set<Contract> written,
        List<String> ofModels)
        implements Serializable {
    /** The kinds of outputs, of which an operator may choose. */
    static final List<Contract> KINDS =
            List.of(Contract.WEIGHTED_FEATURES, Contract.SALIENCY, Contract.FORECAST, Contract.SALIENCY_ALERT);

    private static final String SHADOW = ".shadow";

    /** What names of kinds must be, in words. */
    public static final String EXPECTED = KINDS.stream()
            .map(Contract::topic)
            .collect(Collectors.joining(", ", "at least one of ", ", separated by ';'"));

    public OutputTopics {
        written = Set.copyOf(written);
        ofModels = List.copyOf(ofModels);
    }

    /** The topics of a job whose models stay as they are. */
    public OutputTopics(
            String weightedFeatures,
            String saliency,
            String forecasts,
            String alerts,
            String deadLetters,
            Set<Contract> written) {
        this(weightedFeatures, saliency, forecasts, alerts, deadLetters, written, List.of());
    }

    /** The topics of a job that writes all outputs. */
    public OutputTopics(String weightedFeatures, String saliency, String forecasts, String alerts, String deadLetters) {
        this(weightedFeatures, saliency, forecasts, alerts, deadLetters, Set.copyOf(KINDS));
    }

    /** The topics that a job's options name. */
    public static OutputTopics of(ReadableConfig options) {
        List<String> written = options.get(EmitOptions.OUTPUTS);
        OutputTopics own = new OutputTopics(
                options.get(EmitOptions.WEIGHTED_FEATURES),
                options.get(EmitOptions.SALIENCY),
                options.get(EmitOptions.FORECASTS),
                options.get(EmitOptions.ALERTS),
                options.get(EmitOptions.DEAD_LETTERS),
                KINDS.stream().filter(kind -> written.contains(kind.topic())).collect(Collectors.toSet()));
        return options.getOptional(ModelsOptions.UPDATES_TOPIC).isEmpty() ? own : own.withModels(options);
    }

    private OutputTopics withModels(ReadableConfig options) {
        List<String> more = new ArrayList<>(
                List.of(options.get(ModelsOptions.STATUS_TOPIC), options.get(ModelsOptions.COMPARISONS_TOPIC)));
        if (options.get(ModelsOptions.SHADOW_OUTPUTS)) {
            shadows().contracts().forEach(topic -> more.add(topic.topic()));
        }
        return new OutputTopics(weightedFeatures, saliency, forecasts, alerts, deadLetters, written, more);
    }

    /** The topics of what shadows give: scores, forecasts and alerts. */
    OutputTopics shadows() {
        Set<Contract> kinds = new HashSet<>(written);
        kinds.remove(Contract.WEIGHTED_FEATURES);
        return new OutputTopics(
                weightedFeatures, saliency + SHADOW, forecasts + SHADOW, alerts + SHADOW, deadLetters, kinds);
    }

    /** Whether these are names of kinds, and any at all. */
    public static boolean areKinds(List<String> names) {
        return !names.isEmpty() && KINDS.stream().map(Contract::topic).toList().containsAll(names);
    }

    /** Whether outputs of this kind are written. */
    public boolean has(Contract kind) {
        return written.contains(kind);
    }

    /** The topics of Heed's own records that are written. */
    public List<ContractTopic> contracts() {
        return List.of(
                        new ContractTopic(Contract.WEIGHTED_FEATURES, weightedFeatures),
                        new ContractTopic(Contract.SALIENCY, saliency),
                        new ContractTopic(Contract.FORECAST, forecasts),
                        new ContractTopic(Contract.SALIENCY_ALERT, alerts))
                .stream()
                .filter(topic -> has(topic.contract()))
                .toList();
    }

    /** All topics that are written. */
    public List<String> all() {
        List<String> names = new ArrayList<>();
        contracts().forEach(topic -> names.add(topic.topic()));
        names.add(deadLetters);
        names.addAll(ofModels);
        return List.copyOf(names);
    }
}

package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/** The inputs and outputs that a model's graph must have. The module's README says what they mean. */
final class ServingSignature {
    /** The output that a graph may leave out. */
    static final String CORRECTION = "correction";

    private static final long OPEN = -1;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final TensorSpec correction;

    ServingSignature(ModelCard card) {
        long channels = card.channels().size();
        long width = card.configuration().attention().width();
        long offsets = card.configuration().attention().offsets();
        long expectations = card.expectationHorizons().size();
        long levels = card.levels().size();
        long horizon = card.horizon();
        this.inputs = List.of(spec("values", OPEN, OPEN, channels), spec("observed", OPEN, OPEN, channels));
        this.outputs = List.of(
                spec("weights", OPEN, OPEN, channels),
                spec("features", OPEN, OPEN, channels),
                spec("context", OPEN, OPEN, width),
                spec("attention", OPEN, OPEN, offsets),
                spec("expectation", OPEN, OPEN, expectations, channels),
                spec("forecast", OPEN, horizon, channels, levels));
        this.correction = spec(CORRECTION, OPEN, horizon, channels);
    }

    private static TensorSpec spec(String name, Long... shape) {
        return new TensorSpec(name, List.of(shape));
    }

    /** @throws Refusal when a tensor is missing, is no float or has another shape */
    void verify(SignatureDef signature) {
        inputs.forEach(spec -> verify("input", spec, signature.getInputsMap()));
        outputs.forEach(spec -> verify("output", spec, signature.getOutputsMap()));
        if (signature.containsOutputs(correction.name())) {
            verify("output", correction, signature.getOutputsMap());
        }
    }

    private static void verify(String side, TensorSpec spec, Map<String, TensorInfo> found) {
        TensorInfo info = found.get(spec.name());
        if (info == null) {
            throw Refusal.preflight("expected the graph's " + side + " " + spec.wanted() + ", found only "
                    + found.keySet().stream().sorted().toList() + "; export the model with this signature");
        }
        if (!spec.accepts(info)) {
            throw Refusal.preflight("expected the graph's " + side + " " + spec.wanted() + " after the card, found "
                    + TensorSpec.found(spec.name(), info) + "; export the model again or correct its card");
        }
    }
}

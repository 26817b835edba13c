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
    private final List<TensorEnd> inputs;
    private final List<TensorEnd> outputs;
    private final TensorEnd correction;

    ServingSignature(ModelCard card) {
        long channels = card.channels().size();
        long width = card.configuration().attention().width();
        long offsets = card.configuration().attention().offsets();
        long expectations = card.expectationHorizons().size();
        long levels = card.levels().size();
        long horizon = card.horizon();
        this.inputs = List.of(end("values", OPEN, OPEN, channels), end("observed", OPEN, OPEN, channels));
        this.outputs = List.of(
                end("weights", OPEN, OPEN, channels),
                end("features", OPEN, OPEN, channels),
                end("context", OPEN, OPEN, width),
                end("attention", OPEN, OPEN, offsets),
                end("expectation", OPEN, OPEN, expectations, channels),
                end("forecast", OPEN, horizon, channels, levels));
        this.correction = end(CORRECTION, OPEN, horizon, channels);
    }

    private static TensorEnd end(String name, Long... shape) {
        return new TensorEnd(name, List.of(shape));
    }

    /** @throws Refusal when an end is missing, is no float or has another shape */
    void verify(SignatureDef signature) {
        inputs.forEach(end -> verify("input", end, signature.getInputsMap()));
        outputs.forEach(end -> verify("output", end, signature.getOutputsMap()));
        if (signature.containsOutputs(correction.name())) {
            verify("output", correction, signature.getOutputsMap());
        }
    }

    private static void verify(String side, TensorEnd end, Map<String, TensorInfo> found) {
        TensorInfo info = found.get(end.name());
        if (info == null) {
            throw Refusal.preflight("expected the graph's " + side + " " + end.wanted() + ", found only "
                    + found.keySet().stream().sorted().toList() + "; export the model with this signature");
        }
        if (!end.accepts(info)) {
            throw Refusal.preflight("expected the graph's " + side + " " + end.wanted() + " after the card, found "
                    + TensorEnd.told(end.name(), info) + "; export the model again or correct its card");
        }
    }
}

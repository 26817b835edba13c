package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

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

    /**
     * One input or output that a signature must have.
     *
     * @param name in the signature
     * @param shape that it must have; −1 for what the batch and the hop decide
     */
    private record TensorSpec(String name, List<Long> shape) {
        /** Whether a tensor may stand for this one: float, the same rank, and every known length the same. */
        boolean accepts(TensorInfo info) {
            List<Long> found = shape(info);
            if (info.getDtype() != DataType.DT_FLOAT || found.size() != shape.size()) {
                return false;
            }
            for (int axis = 0; axis < shape.size(); axis++) {
                long want = shape.get(axis);
                long have = found.get(axis);
                if (want >= 0 && have >= 0 && want != have) {
                    return false;
                }
            }
            return true;
        }

        /** What is wanted, in the words of a refusal. */
        String wanted() {
            return name + " DT_FLOAT " + shape;
        }

        static String found(String name, TensorInfo info) {
            return name + " " + info.getDtype() + " " + shape(info);
        }

        private static List<Long> shape(TensorInfo info) {
            return info.getTensorShape().getDimList().stream()
                    .map(TensorShapeProto.Dim::getSize)
                    .toList();
        }
    }
}

package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** The inputs and outputs that a model's graph must have. The module's README says what they mean. */
final class ServingSignature {
    /** The output that a graph may leave out. */
    static final String CORRECTION = "correction";

    private static final int OPEN = -1;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final TensorSpec correction;

    ServingSignature(ModelCard card) {
        BatchLayout layout = card.layout(card.hop());
        int channels = layout.channels();
        this.inputs = List.of(spec("values", OPEN, OPEN, channels), spec("observed", OPEN, OPEN, channels));
        this.outputs = List.of(
                spec("weights", OPEN, OPEN, channels),
                spec("features", OPEN, OPEN, channels),
                spec("context", OPEN, OPEN, layout.width()),
                spec("attention", OPEN, OPEN, layout.offsets()),
                spec("expectation", OPEN, OPEN, layout.horizons(), channels),
                spec("forecast", OPEN, layout.horizon(), channels, layout.levels()));
        this.correction = spec(CORRECTION, OPEN, layout.horizon(), channels);
    }

    private static TensorSpec spec(String name, int... shape) {
        return new TensorSpec(name, Arrays.stream(shape).asLongStream().boxed().toList());
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
     * @param shape that it must have; −1 for what the batch and the hop decide
     */
    private record TensorSpec(String name, List<Long> shape) {
        /** Whether a tensor may stand for this one: float, the same rank, and every known length the same. */
        boolean accepts(TensorInfo info) {
            List<Long> found = shape(info);
            return info.getDtype() == DataType.DT_FLOAT
                    && found.size() == shape.size()
                    && IntStream.range(0, shape.size()).allMatch(axis -> fits(shape.get(axis), found.get(axis)));
        }

        private static boolean fits(long want, long have) {
            return want < 0 || have < 0 || want == have;
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

package dev.heed.model.serving;

import java.util.List;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * One input or output that a signature must have.
 *
 * @param name in the signature
 * @param shape that it must have; −1 for what the batch and the hop decide
 */
record TensorSpec(String name, List<Long> shape) {
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

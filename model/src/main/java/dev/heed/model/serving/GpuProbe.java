package dev.heed.model.serving;

import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** Finds out whether there is a GPU: TensorFlow has no public list of devices, so an operation is placed on one. */
final class GpuProbe {
    private static final class Answer {
        static final boolean PRESENT = ask();
    }

    private GpuProbe() {}

    /** Whether there is a GPU; asked once per process. */
    static boolean present() {
        return Answer.PRESENT;
    }

    private static boolean ask() {
        ConfigProto config = ConfigProto.newBuilder()
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .build();
        try (Graph graph = new Graph()) {
            DeviceSpec gpu = DeviceSpec.newBuilder()
                    .deviceType(DeviceSpec.DeviceType.GPU)
                    .deviceIndex(0)
                    .build();
            Ops tf = Ops.create(graph).withDevice(gpu);
            tf.withName("probe").math.neg(tf.constant(1f));
            try (Session session = new Session(graph, config);
                    Result result = session.runner().fetch("probe").run()) {
                return result.size() == 1;
            }
        } catch (TensorFlowException | IllegalArgumentException noGpu) {
            return false;
        }
    }
}

package dev.heed.model.serving;

import org.jspecify.annotations.Nullable;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;

/** Finds out whether there is a GPU: TensorFlow has no public list of devices, so an operation is placed on one. */
final class GpuProbe {
    private static @Nullable Boolean answer;

    private GpuProbe() {}

    /**
     * Whether there is a GPU; asked once per process.
     *
     * @param index which one, and
     * @param intraOpThreads as for the sessions to come: the first session of a process decides for all
     */
    static synchronized boolean present(int index, int intraOpThreads) {
        if (answer == null) {
            answer = ask(index, intraOpThreads);
        }
        return answer;
    }

    private static boolean ask(int index, int intraOpThreads) {
        ConfigProto config = SessionConfig.onGpu(index, intraOpThreads).toBuilder()
                .setAllowSoftPlacement(false)
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

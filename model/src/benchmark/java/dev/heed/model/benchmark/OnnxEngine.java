package dev.heed.model.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** The layer by ONNX Runtime, all of its optimisations on, its output written in place. */
@AutoService(LayerEngine.class)
public final class OnnxEngine implements LayerEngine {
    @Override
    public String name() {
        return "ONNX Runtime";
    }

    @Override
    public LayerRun prepare(LocalLayer layer) {
        try {
            return new Run(layer);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Run implements LayerRun {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        private final OrtSession session;
        private final FloatBuffer made;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;
        private final float[] output;

        Run(LocalLayer layer) throws OrtException {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(new OnnxLayer(layer).model(), options);
            output = new float[layer.batch() * layer.queries() * LocalLayer.WIDTH];
            FloatBuffer given = direct(layer.input().length).put(layer.input()).flip();
            made = direct(output.length);
            inputs = Map.of(OnnxLayer.INPUT, tensor(given, layer.batch(), layer.steps()));
            outputs = Map.of(session.getOutputNames().iterator().next(), tensor(made, layer.batch(), layer.queries()));
        }

        private static FloatBuffer direct(int length) {
            return ByteBuffer.allocateDirect(4 * length)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        private OnnxTensor tensor(FloatBuffer numbers, int batch, int steps) throws OrtException {
            return OnnxTensor.createTensor(environment, numbers, new long[] {batch, steps, LocalLayer.WIDTH});
        }

        @Override
        public float[] run() {
            try {
                session.run(inputs, outputs).close();
                made.rewind().get(output);
                return output;
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                inputs.values().forEach(OnnxTensor::close);
                outputs.values().forEach(OnnxTensor::close);
                session.close();
                options.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

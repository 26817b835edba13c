package dev.heed.model.attention.catalogue;

import dev.heed.model.attention.Parameters;
import dev.heed.model.serving.SavedModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;

/** A mechanism that was exported as a SavedModel and loaded again. */
final class ServedMechanism implements AutoCloseable {
    private final SavedModelBundle bundle;
    private final SignatureDef signature;

    private ServedMechanism(SavedModelBundle bundle) {
        this.bundle = bundle;
        this.signature = bundle.metaGraphDef().getSignatureDefOrThrow(Signature.DEFAULT_KEY);
    }

    static ServedMechanism of(
            Mechanism mechanism,
            Map<String, Shape> shapes,
            Function<Ops, Parameters<TFloat32>> parameters,
            Path directory)
            throws IOException {
        try (Graph graph = new Graph()) {
            MechanismRun.Applied made = MechanismRun.Applied.add(graph, mechanism, shapes, parameters);
            SavedModelFile.write(graph, made.inputs(), made.outputs(), directory);
        }
        return new ServedMechanism(SavedModelBundle.load(directory.toString(), SavedModelBundle.DEFAULT_TAG));
    }

    /** All outputs by name. */
    Map<String, CaseTensor> run(Map<String, CaseTensor> inputs) {
        Session.Runner runner = bundle.session().runner();
        List<String> names = List.copyOf(signature.getOutputsMap().keySet());
        names.forEach(name -> runner.fetch(signature.getOutputsOrThrow(name).getName()));
        Map<String, TFloat32> fed = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> fed.put(name, tensor.tensor()));
        fed.forEach(
                (name, tensor) -> runner.feed(signature.getInputsOrThrow(name).getName(), tensor));
        try (Result result = runner.run()) {
            Map<String, CaseTensor> outputs = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                outputs.put(names.get(i), read((TFloat32) result.get(i)));
            }
            return outputs;
        } finally {
            fed.values().forEach(TFloat32::close);
        }
    }

    private static CaseTensor read(TFloat32 tensor) {
        float[] floats = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(floats);
        double[] data = new double[floats.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = floats[i];
        }
        return new CaseTensor(tensor.shape(), data);
    }

    @Override
    public void close() {
        bundle.close();
    }
}

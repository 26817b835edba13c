package dev.heed.model.serving;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes a graph without variables as a SavedModel: one file, byte for byte the same for the same graph. TensorFlow's own
 * exporter wants variables and does not promise an order.
 */
public final class SavedModelFile {
    static final String NAME = "saved_model.pb";
    private static final String PREDICT = "tensorflow/serving/predict";

    private SavedModelFile() {}

    /**
     * Writes a SavedModel with tag {@code serve} and one signature, {@code serving_default}.
     *
     * @param directory created where missing
     * @param inputs placeholders of the graph by name
     * @param outputs of the graph by name
     */
    public static void write(
            Graph graph,
            Map<String, ? extends Operand<?>> inputs,
            Map<String, ? extends Operand<?>> outputs,
            Path directory)
            throws IOException {
        SignatureDef.Builder signature = SignatureDef.newBuilder().setMethodName(PREDICT);
        inputs.forEach((name, operand) -> signature.putInputs(name, info(operand)));
        outputs.forEach((name, operand) -> signature.putOutputs(name, info(operand)));
        MetaGraphDef meta = MetaGraphDef.newBuilder()
                .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                .setGraphDef(graph.toGraphDef())
                .putSignatureDef(Signature.DEFAULT_KEY, signature.build())
                .build();
        Files.createDirectories(directory);
        try (OutputStream file = Files.newOutputStream(directory.resolve(NAME))) {
            CodedOutputStream out = CodedOutputStream.newInstance(file);
            out.useDeterministicSerialization();
            SavedModel.newBuilder()
                    .setSavedModelSchemaVersion(1)
                    .addMetaGraphs(meta)
                    .build()
                    .writeTo(out);
            out.flush();
        }
    }

    private static TensorInfo info(Operand<?> operand) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long length : operand.shape().asArray()) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(length));
        }
        return TensorInfo.newBuilder()
                .setName(operand.asOutput().op().name() + ":"
                        + operand.asOutput().index())
                .setDtype(operand.asOutput().dataType())
                .setTensorShape(shape)
                .build();
    }
}

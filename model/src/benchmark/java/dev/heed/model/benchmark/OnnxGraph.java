package dev.heed.model.benchmark;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** An ONNX model, node after node; each gives the name of its output. Fields are those of onnx.proto3. */
final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private final List<ByteString> nodes = new ArrayList<>();
    private final List<ByteString> initializers = new ArrayList<>();
    private int names;

    /** What a message is made of. */
    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    /** Numbers, row by row. */
    String constant(float[] numbers, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return constant(FLOAT, bytes, shape);
    }

    /** Whole numbers. */
    String constant(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return constant(INT64, bytes, numbers.length);
    }

    private String constant(int type, ByteBuffer bytes, long... shape) {
        String name = "constant" + names++;
        initializers.add(message(out -> {
            for (long length : shape) {
                out.writeInt64(1, length); // dims
            }
            out.writeInt32(2, type); // data_type
            out.writeString(8, name);
            out.writeBytes(9, ByteString.copyFrom(bytes)); // raw_data
        }));
        return name;
    }

    /** An operation without attributes. */
    String node(String operation, String... inputs) {
        return node(operation, List.of(), inputs);
    }

    /** Axes in another order. */
    String transposed(String x, long... axes) {
        return node(
                "Transpose",
                List.of(message(out -> {
                    out.writeString(1, "perm");
                    for (long axis : axes) {
                        out.writeInt64(8, axis); // ints
                    }
                    out.writeInt32(20, 7); // type: INTS
                })),
                x);
    }

    /** Side by side along an axis. */
    String concatenated(long axis, String... parts) {
        return node(
                "Concat",
                List.of(message(out -> {
                    out.writeString(1, "axis");
                    out.writeInt64(3, axis); // i
                    out.writeInt32(20, 2); // type: INT
                })),
                parts);
    }

    private String node(String operation, List<ByteString> attributes, String... inputs) {
        String output = "made" + names++;
        nodes.add(message(out -> {
            for (String input : inputs) {
                out.writeString(1, input);
            }
            out.writeString(2, output);
            out.writeString(3, output); // name: fusions want one
            out.writeString(4, operation);
            for (ByteString attribute : attributes) {
                out.writeBytes(5, attribute);
            }
        }));
        return output;
    }

    /** The model, its input and output of static shape. */
    byte[] model(String input, long[] inputShape, String output, long[] outputShape) {
        ByteString graph = message(out -> {
            for (ByteString node : nodes) {
                out.writeBytes(1, node);
            }
            out.writeString(2, "layer");
            for (ByteString initializer : initializers) {
                out.writeBytes(5, initializer);
            }
            out.writeBytes(11, end(input, inputShape));
            out.writeBytes(12, end(output, outputShape));
        });
        return message(out -> {
                    out.writeInt64(1, IR_VERSION);
                    out.writeBytes(7, graph);
                    out.writeBytes(8, message(opset -> opset.writeInt64(2, OPSET)));
                })
                .toByteArray();
    }

    /** ValueInfoProto {name, type {tensor_type {elem_type, shape {dim {dim_value}}}}}. */
    private static ByteString end(String name, long[] shape) {
        ByteString dimensions = message(out -> {
            for (long length : shape) {
                out.writeBytes(1, message(dimension -> dimension.writeInt64(1, length)));
            }
        });
        ByteString tensor = message(out -> {
            out.writeInt32(1, FLOAT);
            out.writeBytes(2, dimensions);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeBytes(2, message(type -> type.writeBytes(1, tensor)));
        });
    }

    private static ByteString message(Fields fields) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString();
    }
}

package dev.heed.model.attention.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** A tensor of a case file. */
record CaseTensor(Shape shape, double[] data) {
    static CaseTensor of(JsonNode node) {
        return new CaseTensor(Shape.of(numbers(node.get("shape")).asLongs()), numbers(node.get("data")).all);
    }

    static Map<String, CaseTensor> all(JsonNode nodes) {
        Map<String, CaseTensor> tensors = new LinkedHashMap<>();
        nodes.fields().forEachRemaining(field -> tensors.put(field.getKey(), of(field.getValue())));
        return tensors;
    }

    float[] floats() {
        float[] floats = new float[data.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) data[i];
        }
        return floats;
    }

    TFloat32 tensor() {
        return TFloat32.tensorOf(shape, DataBuffers.of(floats()));
    }

    private static Numbers numbers(JsonNode array) {
        return new Numbers(StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray());
    }

    private record Numbers(double[] all) {
        long[] asLongs() {
            long[] longs = new long[all.length];
            for (int i = 0; i < all.length; i++) {
                longs[i] = (long) all[i];
            }
            return longs;
        }
    }
}

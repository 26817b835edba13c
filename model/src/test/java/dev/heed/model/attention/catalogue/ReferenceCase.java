package dev.heed.model.attention.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.model.attention.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A case file: a mechanism, its words, inputs and parameters, and what it must give. */
record ReferenceCase(
        String name,
        MechanismKind mechanism,
        Map<String, Object> words,
        Map<String, CaseTensor> inputs,
        Map<String, CaseTensor> parameters,
        Map<String, CaseTensor> expected) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<ReferenceCase> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ReferenceCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceCase read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(file.toFile());
            Map<String, Object> words = MAPPER.convertValue(node.get("config"), new TypeReference<>() {});
            return new ReferenceCase(
                    file.getFileName().toString(),
                    MechanismKind.named(node.get("mechanism").asText()),
                    words,
                    CaseTensor.all(node.get("inputs")),
                    CaseTensor.all(node.get("parameters")),
                    CaseTensor.all(node.get("expected")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mechanism; a hidden width is taken from the parameters, as all sizes are. */
    Mechanism with() {
        return mechanism.with(words);
    }

    Map<String, Shape> shapes() {
        return inputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().shape(), (a, b) -> a, LinkedHashMap::new));
    }

    /** The case's parameters as constants, in their own shapes. */
    Parameters<TFloat32> constants(Ops tf) {
        return (parameter, start, shape) -> {
            CaseTensor tensor = Objects.requireNonNull(parameters.get(parameter), () -> name + " lacks " + parameter);
            return tf.constant(tensor.shape(), DataBuffers.of(tensor.floats()));
        };
    }

    @Override
    public String toString() {
        return name;
    }
}

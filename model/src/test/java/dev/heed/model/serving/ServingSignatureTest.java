package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** What the module's README says of the signature is what is asked for, axis by axis. */
class ServingSignatureTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| \\[([^\\]]+)] \\|.*");
    private static final Set<String> INPUTS = Set.of("values", "observed");
    /** Of {@link ForeignCard}. */
    private static final Map<String, Long> SIZES =
            Map.of("B", -1L, "T", -1L, "h", -1L, "C", 2L, "D", 4L, "O", 1L, "E", 2L, "H", 5L, "Q", 3L);

    private final ServingSignature signature = new ServingSignature(ForeignCard.card());

    private static Map<String, List<Long>> readme() throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                shapes.put(
                        row.group(1),
                        Arrays.stream(row.group(2).split(", "))
                                .map(axis -> Objects.requireNonNull(SIZES.get(axis), axis))
                                .toList());
            }
        }
        return shapes;
    }

    private static SignatureDef signature(Map<String, List<Long>> shapes) {
        SignatureDef.Builder builder = SignatureDef.newBuilder();
        shapes.forEach((name, shape) -> {
            TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
            shape.forEach(size -> axes.addDim(TensorShapeProto.Dim.newBuilder().setSize(size)));
            TensorInfo info = TensorInfo.newBuilder()
                    .setDtype(DataType.DT_FLOAT)
                    .setTensorShape(axes)
                    .build();
            if (INPUTS.contains(name)) {
                builder.putInputs(name, info);
            } else {
                builder.putOutputs(name, info);
            }
        });
        return builder.build();
    }

    private static Stream<Arguments> knownAxes() throws IOException {
        return readme().entrySet().stream()
                .flatMap(row -> Stream.iterate(0, axis -> axis + 1)
                        .limit(row.getValue().size())
                        .filter(axis -> row.getValue().get(axis) >= 0)
                        .map(axis -> Arguments.of(row.getKey(), axis)));
    }

    private static Stream<String> required() throws IOException {
        return readme().keySet().stream().filter(name -> !name.equals("correction"));
    }

    @Test
    void takesTheSignatureOfTheReadme() throws IOException {
        assertThat(readme()).hasSize(9);
        assertThatCode(() -> signature.verify(signature(readme()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("knownAxes")
    void refusesAnotherLengthOfAnyAxisThatTheCardKnows(String name, int axis) throws IOException {
        Map<String, List<Long>> shapes = readme();
        Long[] shape = Objects.requireNonNull(shapes.get(name)).toArray(Long[]::new);
        shape[axis] += 1;
        shapes.put(name, List.of(shape));

        assertThatThrownBy(() -> signature.verify(signature(shapes)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(name + " DT_FLOAT")
                .hasMessageContaining("found " + name + " DT_FLOAT " + List.of(shape));
    }

    @ParameterizedTest
    @MethodSource("required")
    void refusesAGraphThatLacksOne(String name) throws IOException {
        Map<String, List<Long>> shapes = readme();
        shapes.remove(name);

        assertThatThrownBy(() -> signature.verify(signature(shapes)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining((INPUTS.contains(name) ? "input " : "output ") + name + " DT_FLOAT");
    }

    @Test
    void takesAGraphWithoutACorrection() throws IOException {
        Map<String, List<Long>> shapes = readme();
        shapes.remove("correction");

        assertThatCode(() -> signature.verify(signature(shapes))).doesNotThrowAnyException();
    }

    @Test
    void takesKnownLengthsWhereAnyWillDoAndOpenOnesWhereOneIsWanted() throws IOException {
        Map<String, List<Long>> shapes = readme();
        shapes.put("values", List.of(8L, 12L, -1L));

        assertThatCode(() -> signature.verify(signature(shapes))).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherNumberOfAxes() throws IOException {
        Map<String, List<Long>> shapes = readme();
        shapes.put("context", List.of(-1L, 4L));

        assertThatThrownBy(() -> signature.verify(signature(shapes)))
                .hasMessageContaining("context DT_FLOAT [-1, -1, 4] after the card, found context DT_FLOAT [-1, 4]");
    }
}

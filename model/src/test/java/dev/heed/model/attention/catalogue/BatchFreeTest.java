package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/** A served mechanism takes any batch, and no window depends on its neighbours. */
class BatchFreeTest {
    @TempDir
    Path directory;

    static List<ReferenceCase> cases() {
        return ReferenceCase.in(Path.of("src/test/resources/reference/attention"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aWindowIsTheSameAloneAndAmongOthers(ReferenceCase one) throws IOException {
        Map<String, CaseTensor> alone = new LinkedHashMap<>();
        one.inputs().forEach((name, tensor) -> alone.put(name, last(tensor)));
        try (ServedMechanism served = ServedMechanism.of(one.with(), one.shapes(), one::constants, directory)) {
            Map<String, CaseTensor> among = served.run(one.inputs());
            served.run(alone)
                    .forEach((name, tensor) -> assertThat(tensor.data())
                            .as(name)
                            .containsExactly(
                                    last(Objects.requireNonNull(among.get(name)))
                                            .data(),
                                    Offset.offset(1e-5)));
        }
    }

    /** The last window alone. */
    private static CaseTensor last(CaseTensor tensor) {
        long[] shape = tensor.shape().asArray();
        int all = tensor.data().length;
        int each = Math.toIntExact(all / shape[0]);
        shape[0] = 1;
        return new CaseTensor(Shape.of(shape), Arrays.copyOfRange(tensor.data(), all - each, all));
    }
}

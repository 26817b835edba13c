package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case file of a directory, {@code -Dheed.reference=DIR}, through an exported and reloaded SavedModel. */
class ReferenceCasesTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path directory;

    static List<ReferenceCase> cases() {
        List<ReferenceCase> cases =
                directories().flatMap(one -> ReferenceCase.in(one).stream()).toList();
        assertThat(cases).isNotEmpty();
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesWhatTheReferenceGives(ReferenceCase one) throws IOException {
        try (ServedMechanism served = ServedMechanism.of(one.with(), one.shapes(), one::constants, directory)) {
            Map<String, CaseTensor> outputs = served.run(one.inputs());

            assertThat(outputs.keySet()).containsAll(one.expected().keySet());
            one.expected().forEach((name, expected) -> assertClose(name, outputs.get(name), expected));
        }
    }

    private static void assertClose(String name, @Nullable CaseTensor found, CaseTensor expected) {
        CaseTensor got = Objects.requireNonNull(found);
        assertThat(got.shape()).as(name).isEqualTo(expected.shape());
        for (int i = 0; i < expected.data().length; i++) {
            double wanted = expected.data()[i];
            assertThat(Math.abs(got.data()[i] - wanted))
                    .as("%s[%d]: got %s, expected %s", name, i, got.data()[i], wanted)
                    .isLessThanOrEqualTo(TOLERANCE + TOLERANCE * Math.abs(wanted));
        }
    }

    /** What is given lies relative to the module, or to the directory that Maven was started in. */
    private static Stream<Path> directories() {
        String given = System.getProperty("heed.reference");
        if (given == null) {
            return Stream.of("reference/attention", "reference/more").map(Path.of("src/test/resources")::resolve);
        }
        Path here = Path.of(given);
        return Stream.of(Files.isDirectory(here) ? here : Path.of("..").resolve(given));
    }
}

package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mechanism's gradient, by its inputs and parameters, against central differences in double precision. */
class GradientsTest {
    private static final double STEP = 1e-6;
    private static final int MOST = 10;

    static Stream<ReferenceCase> cases() {
        return Stream.of("attention", "more")
                .map(Path.of("src/test/resources/reference")::resolve)
                .flatMap(directory -> ReferenceCase.in(directory).stream())
                .filter(one -> !one.name().startsWith("edge-")); // MaskDisciplineTest holds that they are finite
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void agreesWithCentralDifferences(ReferenceCase one) {
        List<String> moving = moving(one);
        try (TrainedMechanism trained =
                new TrainedMechanism(one.with(), smooth(one.inputs()), one.parameters(), moving)) {
            SplittableRandom random = new SplittableRandom(1);
            trained.gradients().forEach((name, gradient) -> {
                for (int i = 0; i < Math.min(MOST, gradient.length); i++) {
                    int index = gradient.length <= MOST ? i : random.nextInt(gradient.length);
                    double expected = trained.difference(name, index, STEP);
                    assertThat(Math.abs(gradient[index] - expected))
                            .as("%s[%d]: gradient %s, difference %s", name, index, gradient[index], expected)
                            .isLessThanOrEqualTo(1e-6 + 1e-6 * Math.abs(expected));
                }
            });
        }
    }

    /** A resampling that meets no step exactly, where linear interpolation has a bend. */
    private static Map<String, CaseTensor> smooth(Map<String, CaseTensor> inputs) {
        Map<String, CaseTensor> moved = new LinkedHashMap<>(inputs);
        moved.computeIfPresent("theta", (name, theta) -> {
            double[] data = theta.data().clone();
            for (int i = 0; i < data.length; i++) {
                data[i] += .0137 * (i + 1);
            }
            return new CaseTensor(theta.shape(), data);
        });
        return moved;
    }

    /** All but masks, and what only decides where hard attention looks. */
    private static List<String> moving(ReferenceCase one) {
        Set<String> deciding = one.expected().containsKey("start") ? Set.of("W", "v", "key_mask") : Set.of("key_mask");
        boolean scoresHidden = "hard".equals(one.words().get("distribution"))
                && !one.expected().containsKey("scores");
        List<String> moving = new ArrayList<>(one.inputs().keySet());
        moving.addAll(one.parameters().keySet());
        moving.removeIf(name -> deciding.contains(name) || scoresHidden && !name.equals("value"));
        return moving;
    }
}

package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScoreKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds to the catalogue adds a reference case. */
class WholeCatalogueTest {
    private static final List<ReferenceCase> CASES = Stream.of("attention", "more")
            .flatMap(name -> ReferenceCase.in(Path.of("src/test/resources/reference", name)).stream())
            .toList();

    @Test
    void everyMechanismHasAReferenceCase() {
        assertThat(CASES).extracting(ReferenceCase::mechanism).contains(MechanismKind.values());
    }

    @Test
    void everyScoreHasAReferenceCaseInGlobalAndInLocalScope() {
        assertThat(words("score", "global")).containsAll(scores());
        assertThat(words("score", "local")).containsAll(scores());
    }

    @Test
    void everyDistributionAndGateHasAReferenceCase() {
        assertThat(words("distribution", "global")).containsAll(names(DistributionKind.values()));
        assertThat(CASES).extracting(one -> one.words().get("kind")).containsAll(names(GateKind.values()));
    }

    private static Set<String> words(String key, String scope) {
        return CASES.stream()
                .filter(one ->
                        scope.equals(one.words().get("scope")) && one.words().containsKey(key))
                .map(one -> one.words().get(key).toString())
                .collect(Collectors.toSet());
    }

    private static List<String> scores() {
        return ScoreKind.all().stream().map(ScoreKind::toString).toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

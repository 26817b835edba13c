package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.NamedKind;
import dev.heed.model.attention.ScoreKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
        assertThat(words("score", "global")).containsAll(names(ScoreKind.all()));
        assertThat(words("score", "local")).containsAll(names(ScoreKind.all()));
    }

    @Test
    void everyDistributionAndGateHasAReferenceCase() {
        assertThat(words("distribution", "global")).containsAll(names(DistributionKind.all()));
        assertThat(CASES).extracting(one -> one.words().get("kind")).containsAll(names(GateKind.all()));
    }

    private static Set<String> words(String key, String scope) {
        return CASES.stream()
                .filter(one ->
                        scope.equals(one.words().get("scope")) && one.words().containsKey(key))
                .map(one -> one.words().get(key).toString())
                .collect(Collectors.toSet());
    }

    private static List<String> names(Collection<? extends NamedKind> kinds) {
        return kinds.stream().map(NamedKind::toString).toList();
    }
}

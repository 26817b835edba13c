package dev.heed.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardTest {
    @Test
    void hasARowForEachQuestion() throws IOException {
        assertThat(Dashboard.read().rows())
                .extracting(Dashboard.Row::title)
                .containsExactly("Overview", "Latency and load", "Lag", "Bad input", "Models", "Memory and GPU");
    }

    @Test
    void saysTheUnitOfEveryGraphAndAsksTheChosenSource() throws IOException {
        assertThat(Dashboard.read().graphs()).hasSizeGreaterThan(25).allSatisfy(panel -> {
            assertThat(panel.fieldConfig().defaults().unit()).isNotBlank();
            assertThat(panel.datasource().uid()).isEqualTo("${datasource}");
            assertThat(panel.targets()).isNotEmpty();
        });
    }

    @Test
    void putsNoPanelOverAnother() throws IOException {
        Set<List<Integer>> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (Dashboard.Panel panel : Dashboard.read().graphs()) {
            assertThat(ids.add(panel.id())).as("id %d", panel.id()).isTrue();
            Dashboard.Place place = panel.gridPos();
            assertThat(place.x() + place.w()).as(panel.title()).isLessThanOrEqualTo(24);
            for (int x = place.x(); x < place.x() + place.w(); x++) {
                for (int y = place.y(); y < place.y() + place.h(); y++) {
                    assertThat(taken.add(List.of(x, y))).as(panel.title()).isTrue();
                }
            }
        }
    }
}

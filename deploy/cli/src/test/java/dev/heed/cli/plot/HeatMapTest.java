package dev.heed.cli.plot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.HeatMapChart;

class HeatMapTest {
    @Test
    void holdsEveryValueAtItsColumnAndRow() {
        HeatMapChart chart =
                HeatMap.of("t", 300, 200, "step", List.of(10, 11, 12), List.of("a", "b"), cell -> cell * .5);
        assertThat(new ArrayList<Number[]>(
                        requireNonNull(chart.getSeriesMap().get("t")).getHeatData()))
                .extracting(cell -> List.of(cell[0], cell[1], cell[2]))
                .contains(List.of(0, 0, 0.), List.of(0, 1, .5), List.of(2, 1, 2.5))
                .hasSize(6);
    }
}

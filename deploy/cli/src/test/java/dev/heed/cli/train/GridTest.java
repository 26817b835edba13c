package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Intake ONE = Intake.plain(List.of("a"));
    private static final Period SECOND = Period.parse("1s");

    @Test
    void takesTheAskedRowsOfEachEntity() {
        List<Row> rows = IntStream.range(0, 10)
                .mapToObj(i -> row(i % 2 == 0 ? "a" : "b", i / 2, i))
                .toList();
        List<ExactSeries> series = new Grid(StepGrid.of(SECOND), 5, RowRange.parse("1:3")).lay(rows.iterator(), ONE);
        assertThat(series).extracting(ExactSeries::entity).containsExactly("a", "b");
        assertThat(series.get(0).values()).containsExactly(2, 4);
        assertThat(series.get(1).values()).containsExactly(3, 5);
    }

    @Test
    void takesInfiniteValuesAsMissingAndLeavesTheRowAsItWas() {
        Row row = row("a", 0, Double.POSITIVE_INFINITY);
        List<ExactSeries> series = new Grid(StepGrid.of(SECOND), 5, RowRange.ALL)
                .lay(List.of(row, row("a", 1, 2)).iterator(), ONE);
        assertThat(series.get(0).values()).containsExactly(Double.NaN, 2);
        assertThat(row.values()).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void beginsANewSeriesAfterALongGap() {
        List<Row> rows = List.of(row("a", 0, 1), row("a", 7, 2));
        assertThat(new Grid(StepGrid.of(SECOND), 5, RowRange.ALL).lay(rows.iterator(), ONE))
                .hasSize(2);
    }

    @Test
    void refusesRowsThatGoBackInTime() {
        List<Row> rows = List.of(row("a", 3, 1), row("a", 1, 2));
        assertThatThrownBy(() -> new Grid(StepGrid.of(SECOND), 5, RowRange.ALL).lay(rows.iterator(), ONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("in the order of time");
    }

    @Test
    void saysThatNoRowIsWithinTheRange() {
        assertThatThrownBy(() -> new Grid(StepGrid.of(SECOND), 5, RowRange.parse("5:"))
                        .lay(List.of(row("a", 0, 1)).iterator(), ONE))
                .hasMessage("expected rows to train on, found none within --train-rows");
    }

    private static Row row(String entity, long second, double value) {
        return new Row(entity, second * 1_000_000, new double[] {value});
    }
}

package dev.heed.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void putsWordsToTheLeftAndFiguresToTheRight() {
        assertThat(Table.of("entity", "rows", "cause")
                        .row("p", "1,200", "flow")
                        .row("pump-12", "3", "-")
                        .toString()
                        .lines())
                .containsExactly("entity    rows  cause", "p        1,200  flow", "pump-12      3  -");
    }

    @Test
    void takesFiguresWithUnitsAndRangesForFigures() {
        assertThat(Table.of("", "delay", "least - most", "share")
                        .row("a", "6 s", "90 - 100", "7 %")
                        .row("b", "143 s", "9 - 1,100", "")
                        .toString()
                        .lines())
                .containsExactly(
                        "   delay  least - most  share", "a    6 s      90 - 100    7 %", "b  143 s     9 - 1,100");
    }

    @Test
    void hasNoNamesWhereNoneAreGiven() {
        assertThat(Table.plain()
                        .row("model", "my-model, version 1")
                        .row("channels", "2: a, b")
                        .toString()
                        .lines())
                .containsExactly("model     my-model, version 1", "channels  2: a, b");
    }

    @Test
    void doesNotCutLongCells() {
        String longCell = "x".repeat(300);
        assertThat(Table.plain().row("a", longCell).toString()).contains("  " + longCell);
    }
}

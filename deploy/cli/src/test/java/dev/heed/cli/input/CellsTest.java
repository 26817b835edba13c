package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @CsvSource({"1.5, 1.5", "-3, -3", "' 7 ', 7", "1e-3, 0.001", "2., 2", ".5, 0.5", "1e40, Infinity", "-inf, -Infinity"
    })
    void readsNumbers(String cell, double value) {
        assertThat(Cells.parse(cell)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "NaN", "nan", "NA", "N/A", "null", "None", "-"})
    void readsAMissingValueAsNan(String cell) {
        assertThat(Cells.parse(cell)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1f", "2d", "1,5", "true", "1 2", "0x1p3"})
    void refusesWhatIsNoNumber(String cell) {
        assertThatThrownBy(() -> Cells.parse(cell)).isInstanceOf(NumberFormatException.class);
    }
}

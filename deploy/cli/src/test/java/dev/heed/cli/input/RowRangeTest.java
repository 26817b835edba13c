package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRangeTest {
    @Test
    void holdsTheFirstRowAndNotTheEnd() {
        RowRange range = RowRange.parse("2:5");
        assertThat(new boolean[] {range.contains(1), range.contains(2), range.contains(4), range.contains(5)})
                .containsExactly(false, true, true, false);
    }

    @Test
    void isOpenWhereABoundIsLeftAway() {
        assertThat(RowRange.parse(":8640")).isEqualTo(new RowRange(0, 8640));
        assertThat(RowRange.parse("8640:").contains(Long.MAX_VALUE - 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5:5", "6:5", "-1:5", "a:b", "0:8640:2"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> RowRange.parse(text))
                .hasMessageContaining("expected FIRST:END")
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::kind)
                .isEqualTo(Refusal.Kind.USAGE);
    }
}

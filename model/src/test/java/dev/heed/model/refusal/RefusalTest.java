package dev.heed.model.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void saysItsLineAndItsKind() {
        assertThat(Refusal.usage("expected a, found b")).hasMessage("expected a, found b");
        assertThat(Refusal.usage("").kind()).isEqualTo(Refusal.Kind.USAGE);
        assertThat(Refusal.preflight("").kind()).isEqualTo(Refusal.Kind.PREFLIGHT);
        assertThat(Refusal.failure("").kind()).isEqualTo(Refusal.Kind.FAILURE);
    }

    @Test
    void keepsItsLineAndItsKindWhenItIsToldItsCause() {
        IllegalStateException cause = new IllegalStateException("inner");
        Refusal refusal = Refusal.usage("line").causedBy(cause);

        assertThat(refusal).hasMessage("line").hasCause(cause);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USAGE);
    }

    @Test
    void tellsAllProblemsAtOnceInTheirOrder() {
        Problems problems = new Problems()
                .atLeast("hop", 0, 1)
                .atLeast("lags", 1, 1)
                .within("share", 1.5, 0, 1)
                .within("rate", Double.NaN, 0, 1)
                .unless(false, "a and b contradict each other")
                .unless(true, "nothing")
                .add("c is no setting");

        assertThat(problems.isEmpty()).isFalse();
        assertThatThrownBy(problems::verify)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hop must be at least 1, found 0; share must be in [0.0, 1.0], found 1.5;"
                        + " rate must be in [0.0, 1.0], found NaN; a and b contradict each other; c is no setting");
    }

    @Test
    void saysNothingWhereNothingIsWrong() {
        Problems none = new Problems().within("share", 0, 0, 1).within("share", 1, 0, 1);

        assertThat(none.isEmpty()).isTrue();
        assertThatCode(none::verify).doesNotThrowAnyException();
    }
}

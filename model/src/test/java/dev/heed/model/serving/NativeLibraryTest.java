package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {
    @BeforeEach
    void letTheFirstJobHaveIt() {
        System.clearProperty(NativeLibrary.OWNER);
        NativeLibrary.claim("first", "loader@1");
    }

    @AfterEach
    void freeIt() {
        System.clearProperty(NativeLibrary.OWNER);
    }

    @Test
    void isForAllJobsOfItsClassLoader() {
        assertThatCode(() -> NativeLibrary.claim("first", "loader@1")).doesNotThrowAnyException();
        assertThatCode(() -> NativeLibrary.claim("second", "loader@1")).doesNotThrowAnyException();
    }

    @Test
    void isRefusedToAnotherJobsClassLoader() {
        assertThatThrownBy(() -> NativeLibrary.claim("second", "loader@12"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(
                        "found that job first has loaded it in this TaskManager; give each job a cluster of"
                                + " its own (application mode), or put TensorFlow's jars into Flink's lib");
    }

    @Test
    void endsTheProcessWhenItsOwnJobComesAgain() {
        assertThatThrownBy(() -> NativeLibrary.claim("first", "loader@2"))
                .isInstanceOf(InternalError.class)
                .hasMessageContaining("the process ends, so that a new one takes the job");
    }
}

package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.refusal.Refusal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorReportTest {
    private final StringWriter err = new StringWriter();
    private boolean pressed;

    private int run(boolean verbose, Callable<Integer> work) {
        CommandLine line = new CommandLine(new Work(work));
        ErrorReport report = new ErrorReport(() -> verbose, () -> pressed);
        line.setErr(new PrintWriter(err, true));
        return line.setExecutionExceptionHandler(report)
                .setParameterExceptionHandler(report)
                .execute();
    }

    @Command(name = "work")
    private record Work(Callable<Integer> work) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return work.call();
        }
    }

    static Object[][] refusals() {
        return new Object[][] {
            {Refusal.usage("bad words"), 2}, {Refusal.preflight("no model"), 3}, {Refusal.failure("disk full"), 1}
        };
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void givesEachKindOfRefusalItsStatusAndOneLine(Refusal refusal, int status) {
        assertThat(run(false, () -> {
                    throw refusal;
                }))
                .isEqualTo(status);
        assertThat(err.toString().lines()).containsExactly("work: " + refusal.getMessage());
    }

    @Test
    void findsARefusalWithinOtherProblems() {
        assertThat(run(false, () -> {
                    throw new IllegalStateException("outer", Refusal.preflight("no model"));
                }))
                .isEqualTo(3);
        assertThat(err.toString()).contains("no model").doesNotContain("outer");
    }

    @Test
    void blamesNothingElseForWhatEndsOnceTheUserEndsIt() {
        pressed = true;
        assertThat(run(false, () -> {
                    throw new IllegalStateException("outer", new TimeoutException());
                }))
                .isEqualTo(ExitCode.INTERRUPTED.status());
        assertThat(err.toString().lines()).containsExactly("work: interrupted");
    }

    @Test
    void tellsNoClassOfWhatHeedItselfSays() {
        assertThat(run(false, () -> {
                    throw new IllegalStateException("expected rows, found none");
                }))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("work: expected rows, found none; --verbose");
    }

    @Test
    void tellsTheRootOfAnythingElseAndHowToSeeMore() {
        assertThat(run(false, () -> {
                    throw new IllegalStateException("outer", new ArithmeticException("by zero"));
                }))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("by zero; --verbose shows where it arose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--Dsasl.jaas.config=user=x password=hunter2",
                "--Dsasl.jaas.config hunter2",
                "-Esasl.jaas.config=hunter2",
                "--sasl\nconfig=hunter2",
                "sasl.jaas.config=hunter2"
            })
    void showsOfWhatItDoesNotKnowTheNameAlone(String arguments) {
        CommandLineFixture run = CommandLineFixture.heed(
                ("run|--bootstrap-server|localhost:1|--model|m|" + arguments.replaceFirst(" hunter2$", "|hunter2"))
                        .split("\\|"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("sasl").doesNotContain("hunter2", "user=x");
        assertThat(run.err()).containsAnyOf("unknown option '-", "unexpected argument 'sasl");
    }

    @Test
    void saysThatFlinkRefusesSlots() {
        run(false, () -> {
            throw Refusal.failure("the job failed: Timeout has occurred: PT1M")
                    .causedBy(new NoResourceAvailableException("Slot request bulk is not fulfillable!"));
        });
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("work: expected the embedded Flink to give the job its slots")
                .doesNotContain("PT1M");
    }

    @Test
    void showsTheStackWhenItIsVerbose() {
        run(true, () -> {
            throw Refusal.failure("disk full");
        });
        assertThat(err.toString()).contains("disk full", "\tat dev.heed.cli.ErrorReportTest");
    }

    @Test
    void endsWithAStatusOfItsOwnWhenItIsInterrupted() {
        assertThat(run(false, () -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("in the middle");
                }))
                .isEqualTo(130);
        assertThat(err.toString().lines()).containsExactly("work: interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}

package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.load.Load;
import dev.heed.bench.load.LoadGenerator;
import dev.heed.bench.load.OutputCounter;
import dev.heed.bench.load.ReadingFormat;
import dev.heed.bench.load.SendTimes;
import dev.heed.bench.result.Latency;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The readings are their own outputs: a job that does nothing, since a block is a hop. */
class TrialTest {
    private static final Load LOAD = new Load(5, 1, 8, 8, 2);
    private static final Schedule PACE = new Schedule(0, .2, 100, List.of(.25, .5));
    private static final Properties CLIENT = LocalBroker.client();

    private LoadGenerator generator;
    private OutputCounter counter;

    @BeforeEach
    void connect() throws Exception {
        String topic = LocalBroker.newTopic(LOAD.partitions());
        SendTimes times = new SendTimes(LOAD.entities());
        counter = new OutputCounter(LOAD, topic, CLIENT, times);
        generator = new LoadGenerator(LOAD, topic, ReadingFormat.avro(), CLIENT, times);
    }

    @AfterEach
    void disconnect() {
        generator.close();
        counter.close();
    }

    private Trial trial(Runnable health) {
        return new Trial(LOAD.leastAhead(false), PACE, generator, counter, health);
    }

    @Test
    void findsTheHighestRateAndWhatAStepCosts() {
        Trial.Highest highest = trial(() -> {}).highest();
        assertThat(highest.stepsPerSecond()).isPositive().isLessThan(generator.sentSteps() / .2 * 1.5);
        assertThat(highest.cpuMicrosPerStep()).isPositive();
    }

    @Test
    void leavesNothingUnderWay() {
        trial(() -> {}).highest();
        assertThat(counter.steps().get()).isEqualTo(generator.sentSteps());
        assertThat(generator.sentSteps() % LOAD.stepsPerRound()).isZero();
    }

    @Test
    void measuresLatencyAtEachShareOfARate() {
        List<Latency> latencies = trial(() -> {}).latencies(8_000);
        assertThat(latencies).extracting(Latency::at).containsExactly(.25, .5);
        assertThat(latencies).extracting(Latency::stepsPerSecond).containsExactly(2_000., 4_000.);
        assertThat(latencies).allSatisfy(one -> {
            assertThat(one.p50()).isPositive().isLessThanOrEqualTo(one.p99());
            assertThat(one.writtenP50()).isLessThanOrEqualTo(one.p50());
        });
        assertThat(counter.steps().get()).isEqualTo(generator.sentSteps());
    }

    @Test
    void endsWithTheFailureOfTheJob() {
        Trial failing = trial(() -> {
            throw Refusal.failure("the job is gone");
        });
        assertThatThrownBy(failing::highest).isInstanceOf(Refusal.class).hasMessage("the job is gone");
    }

    @Test
    void endsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(trial(() -> {})::highest).isInstanceOf(Refusal.class).hasMessage("interrupted");
        assertThat(Thread.interrupted()).isFalse();
    }
}

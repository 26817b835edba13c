package dev.heed.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.detect.Alert;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.Deviation;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of fault, made on the flow of eight machines, comes out of the stages under its name. */
class CauseKindsTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final int MACHINES = 8;
    private static final int STEPS = 600;
    private static final int FROM = 330;
    private static final int FLOW = 1;

    /** What is made of a machine's flow, t steps after the fault began. */
    private enum Fault {
        SPIKE {
            @Override
            float flow(float flow, float begin, int t, Random random) {
                return t < 2 ? flow + 9 : flow;
            }

            @Override
            boolean explains(float missed) {
                return missed > 8 && missed < 11;
            }
        },
        LEVEL {
            @Override
            float flow(float flow, float begin, int t, Random random) {
                return t < 100 ? flow - 7 : flow;
            }

            @Override
            boolean explains(float missed) {
                return missed > -8 && missed < -5;
            }
        },
        DRIFT {
            @Override
            float flow(float flow, float begin, int t, Random random) {
                return flow + .08f * t;
            }

            @Override
            boolean explains(float missed) {
                return missed > 5;
            }
        },
        NOISE {
            @Override
            float flow(float flow, float begin, int t, Random random) {
                return t < 80 ? flow + (float) (2.5 * random.nextGaussian()) : flow;
            }

            @Override
            boolean explains(float missed) {
                return Math.abs(missed) > 3;
            }
        },
        FROZEN {
            @Override
            float flow(float flow, float begin, int t, Random random) {
                return t < 120 ? begin : flow;
            }

            @Override
            boolean explains(float missed) {
                return Math.abs(missed) < 5;
            }
        };

        abstract float flow(float flow, float begin, int t, Random random);

        /** Whether a value less what was expected of it can be the fault's doing. */
        abstract boolean explains(float missed);
    }

    private static List<Ingested> readings(Fault fault) {
        List<Ingested> readings = new ArrayList<>();
        Random[] random = new Random[MACHINES];
        for (int step = 0; step < STEPS; step++) {
            for (int machine = 0; machine < MACHINES; machine++) {
                float[] values = Machines.values(40 + machine, step);
                if (step >= FROM) {
                    random[machine] = step == FROM ? new Random(machine) : random[machine];
                    float begin = Machines.values(40 + machine, FROM)[FLOW];
                    values[FLOW] = fault.flow(values[FLOW], begin, step - FROM, random[machine]);
                }
                readings.add(Ingested.of(Reading.sample(
                        "machine-" + machine, Machines.micros(step), values, new Origin("machines", 0, step))));
            }
        }
        return readings;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void areNamedWithWhatCameAndWhatWasExpected(Fault fault) throws Exception {
        Map<String, Alert> last = lastOfEachFirstEvent(new PipelineRun().over(readings(fault)));
        assertThat(last).hasSize(MACHINES);
        last.forEach((machine, alert) -> {
            Cause worst = alert.causes().get(0);
            assertThat(worst.channel()).as(machine).isEqualTo(FLOW);
            Deviation deviation = requireNonNull(worst.deviation());
            assertThat(deviation.kind().name()).as(machine).isEqualTo(fault.name());
            assertThat(deviation.spread()).as(machine).isBetween(.2f, .6f);
            assertThat(Math.abs(deviation.expected() - 30)).as(machine).isLessThan(fault == Fault.DRIFT ? 12 : 7);
            float missed = deviation.value() - deviation.expected();
            assertThat(missed).as(machine).is(new Condition<>(fault::explains, "what the fault did"));
        });
    }

    /** The last state of each machine's first event since the fault. */
    private static Map<String, Alert> lastOfEachFirstEvent(PipelineRun run) {
        Map<String, Alert> last = new TreeMap<>();
        for (Detection detection : run.detections().values()) {
            for (Alert alert : detection.alerts()) {
                Alert before = last.get(detection.entity());
                boolean sameEvent = before == null
                        || before.event().id().equals(alert.event().id());
                if (alert.event().startedMicros() >= Machines.micros(FROM) && sameEvent) {
                    last.put(detection.entity(), alert);
                }
            }
        }
        return last;
    }
}

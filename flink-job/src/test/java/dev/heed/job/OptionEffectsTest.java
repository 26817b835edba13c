package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.AttendSettings;
import dev.heed.attend.CrashSettings;
import dev.heed.detect.AlertRule;
import dev.heed.model.serving.Device;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.Completion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.operators.SlotSharingGroup;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/**
 * What each option does to the plan of the job: each is given a value that is not its default, and the plan that comes out is
 * compared.
 */
class OptionEffectsTest {
    private static final ModelDirectory MODEL = TestModels.machines();

    /** A value for each option, none of them the default. */
    private static final Map<String, String> GIVEN = new HashMap<>();

    static {
        GIVEN.put("heed.bootstrap-server", "kafka:9092");
        GIVEN.put("heed.command-config", "client.properties");
        GIVEN.put("heed.schema-registry.url", "http://registry:8081");
        GIVEN.put("heed.schema-registry.config", "registry.properties");
        GIVEN.put("heed.schema-registry.wait", "3 s");
        GIVEN.put("heed.schema-registry.when-away", "fail");
        GIVEN.put("heed.ingest.topics", "a;b");
        GIVEN.put("heed.ingest.topic-pattern", "plant-.*");
        GIVEN.put("heed.ingest.mapping", "mapping.yaml");
        GIVEN.put("heed.ingest.group", "others");
        GIVEN.put("heed.ingest.start", "latest");
        GIVEN.put("heed.ingest.stop", "latest");
        GIVEN.put("heed.ingest.max-lateness", "3 s");
        GIVEN.put("heed.ingest.max-skew", "7 s");
        GIVEN.put("heed.ingest.unknown-channels", "reject");
        GIVEN.put("heed.ingest.idle-timeout", "20 s");
        GIVEN.put("heed.ingest.max-future", "2 h");
        GIVEN.put("heed.ingest.max-samples", "1000");
        GIVEN.put("heed.ingest.max-bad-rate", "0.25");
        GIVEN.put("heed.window.hop", "4");
        GIVEN.put("heed.window.retention", "3 d");
        GIVEN.put("heed.window.max-entities", "500");
        GIVEN.put("heed.model", "/models/pumps");
        GIVEN.put("heed.attend.batch-size", "32");
        GIVEN.put("heed.attend.linger", "7 ms");
        GIVEN.put("heed.attend.fixed-batch", "true");
        GIVEN.put("heed.attend.threads", "3");
        GIVEN.put("heed.attend.intra-op-threads", "2");
        GIVEN.put("heed.attend.device", "CPU");
        GIVEN.put("heed.attend.crash-journal", "/var/heed/crashes");
        GIVEN.put("heed.attend.max-crashes", "4");
        GIVEN.put("heed.attend.parallelism", "5");
        GIVEN.put("heed.attend.gpus", "0.5");
        GIVEN.put("heed.models", "/models/pumps;/models/fans");
        GIVEN.put("heed.models.assignments", "pumps=pump-*;fans=fan-*");
        GIVEN.put("heed.models.updates-topic", "mu");
        GIVEN.put("heed.models.status-topic", "ms");
        GIVEN.put("heed.models.comparisons-topic", "mc");
        GIVEN.put("heed.models.comparison-interval", "10 min");
        GIVEN.put("heed.models.shadow-outputs", "true");
        GIVEN.put("heed.models.max-ahead", "7 d");
        GIVEN.put("heed.detect.false-alerts", "3 per 1000 s");
        GIVEN.put("heed.detect.max-rise", "1.5");
        GIVEN.put("heed.detect.accept-after", "200 s");
        GIVEN.put("heed.detect.warm-up", "50 s");
        GIVEN.put("heed.detect.close-after", "12 s");
        GIVEN.put("heed.detect.close-steps", "11");
        GIVEN.put("heed.detect.update-steps", "70");
        GIVEN.put("heed.detect.update-interval", "90 s");
        GIVEN.put("heed.detect.faithfulness-every", "9");
        GIVEN.put("heed.detect.moments", "8");
        GIVEN.put("heed.detect.feedback-topic", "feedback");
        GIVEN.put("heed.learn.backbone", "true");
        GIVEN.put("heed.learn.correction", "false");
        GIVEN.put("heed.emit.outputs", "saliency;saliency-alerts");
        GIVEN.put("heed.emit.topic.weighted-features", "wf");
        GIVEN.put("heed.emit.topic.saliency", "sa");
        GIVEN.put("heed.emit.topic.forecasts", "fc");
        GIVEN.put("heed.emit.topic.saliency-alerts", "al");
        GIVEN.put("heed.emit.topic.dead-letters", "dl");
        GIVEN.put("heed.emit.format", "json");
        GIVEN.put("heed.emit.cloudevents", "true");
        GIVEN.put("heed.emit.delivery", "at-least-once");
        GIVEN.put("heed.emit.transaction-timeout", "20 min");
        GIVEN.put("heed.emit.transaction-prefix", "other");
        GIVEN.put("heed.emit.on-lost-transaction", "alarm");
        GIVEN.put("heed.emit.compression", "lz4");
        GIVEN.put("heed.state.working-set", "1 mb");
        GIVEN.put("heed.slots.cpu-cores", "2.0");
        GIVEN.put("heed.slots.heap-mb", "512");
        GIVEN.put("heed.slots.managed-mb", "128");
    }

    private static Configuration options() {
        return Configuration.fromMap(GIVEN);
    }

    private static PipelinePlan plan(Configuration options) {
        return PipelinePlan.of(options, MODEL.card(), MODEL.path().toString(), MODEL.digest());
    }

    @Test
    void knowsAValueThatIsNotTheDefaultForEachOption() {
        assertThat(GIVEN.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        JobOptions.all().stream().map(ConfigOption::key).toList());
        assertThat(JobOptions.all())
                .allSatisfy(option -> assertThat((Object) options().get(option)).isNotEqualTo(option.defaultValue()));
    }

    @Test
    void attends() {
        assertThat(plan(options()).attend())
                .isEqualTo(new AttendSettings(
                        MODEL.path().toString(),
                        MODEL.digest(),
                        4,
                        Device.CPU,
                        48,
                        7,
                        true,
                        3,
                        2,
                        new CrashSettings("/var/heed/crashes", 4)));
    }

    @Test
    void attendsByDefault() {
        assertThat(plan(new Configuration()).attend())
                .isEqualTo(new AttendSettings(
                        MODEL.path().toString(),
                        MODEL.digest(),
                        8,
                        Device.AUTO,
                        64,
                        5,
                        false,
                        1,
                        1,
                        new CrashSettings(null, 3)));
    }

    @Test
    void cutsWindows() {
        PipelinePlan plan = plan(options());
        assertThat(plan.window().hops().steps()).isEqualTo(4);
        assertThat(plan.window().retention()).isEqualTo(Duration.ofDays(3));
        assertThat(plan.window().receptiveField()).isEqualTo(MODEL.card().receptiveField());
        assertThat(plan.window().maxGapSteps()).isEqualTo(MODEL.card().maxGapSteps());
        assertThat(plan.window().completion())
                .isEqualTo(new Completion(Duration.ofSeconds(3), Duration.ofDays(3), true));
        assertThat(plan(new Configuration()).window().completion().waitsForTime())
                .isFalse();
    }

    @Test
    void detects() {
        PipelinePlan plan = plan(options());
        assertThat(plan.detector().rule()).isEqualTo(new AlertRule(.003, 1.5, 12, 90, 200, 50));
        assertThat(plan.detector().retention()).isEqualTo(Duration.ofDays(3));
        assertThat(plan.detector().faithfulnessEvery()).isEqualTo(9);
        assertThat(plan.detector().moments()).isEqualTo(8);
        assertThat(plan.window().acceptSteps()).isEqualTo(200);
    }

    @Test
    void detectsByDefault() {
        assertThat(plan(new Configuration()).detector().trained())
                .containsExactlyInAnyOrderElementsOf(MODEL.card().training().entities());
        assertThat(plan(new Configuration()).detector().rule())
                .isEqualTo(new AlertRule(1 / 604_800., 2, 10, 60, 604_800, 1_800));
    }

    /** The steps count where the interval is shorter. */
    @Test
    void updatesAnAlertAfterTheLongerOfStepsAndInterval() {
        Configuration options = new Configuration();
        options.setString("heed.detect.update-steps", "200");
        assertThat(plan(options).detector().rule().updateSteps()).isEqualTo(200);
        options.setString("heed.detect.update-interval", "5 min");
        assertThat(plan(options).detector().rule().updateSteps()).isEqualTo(300);
    }

    @Test
    void learns() {
        PipelinePlan plan = plan(options());
        assertThat(plan.forecaster().refits()).isTrue();
        assertThat(plan.forecaster().corrects()).isFalse();
        assertThat(plan.forecaster().tracking().spacingSteps()).isEqualTo(4);
        assertThat(plan(new Configuration()).forecaster().refits()).isFalse();
        assertThat(plan(new Configuration()).forecaster().corrects()).isTrue();
    }

    @Test
    void asksForSlots() {
        SlotSharingGroup attend = SlotOptions.attend(options());
        assertThat(attend.getCpuCores()).hasValue(2.);
        assertThat(attend.getTaskHeapMemory().orElseThrow().getMebiBytes()).isEqualTo(512);
        assertThat(attend.getExternalResources()).containsEntry("gpu", .5);
        SlotSharingGroup others = SlotOptions.others(options());
        assertThat(others.getManagedMemory().orElseThrow().getMebiBytes()).isEqualTo(128);
        assertThat(others.getExternalResources()).isEmpty();
    }

    @Test
    void givesFlinkItsDefaultsWhereNothingWasSet() {
        Configuration settings = HeedJob.withDefaults(new Configuration());
        assertThat(settings.toMap())
                .containsEntry("execution.checkpointing.interval", "1 s")
                .containsEntry("execution.buffer-timeout.interval", "5 ms")
                .containsEntry("pipeline.auto-watermark-interval", "20 ms")
                .containsEntry("pipeline.object-reuse", "true")
                .containsEntry("pipeline.generic-types", "false");
        Configuration own = new Configuration();
        own.setString("execution.checkpointing.interval", "7 s");
        own.setString("execution.checkpointing.dir", "/checkpoints");
        own.setString("execution.checkpointing.savepoint-dir", "s3://savepoints/heed");
        assertThat(HeedJob.withDefaults(own).toMap())
                .containsEntry("execution.checkpointing.interval", "7 s")
                .containsEntry("execution.checkpointing.dir", "file:///checkpoints")
                .containsEntry("execution.checkpointing.savepoint-dir", "s3://savepoints/heed");
    }
}

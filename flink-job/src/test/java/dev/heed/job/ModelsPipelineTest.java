package dev.heed.job;

import static dev.heed.job.ModelsRun.change;
import static dev.heed.job.ModelsRun.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelChange.Mode;
import dev.heed.models.ServedModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.junit.jupiter.api.Test;

/** Many models in one job, and changes of them, over six machines. */
class ModelsPipelineTest {
    private static final long SWITCH = Machines.micros(200);
    private static final RateLimiterStrategy AT_ONCE = RateLimiterStrategy.noOp();

    private static float[] scores(Detection detection) {
        return detection.scores().score();
    }

    private static String servedBy(Detection detection) {
        return detection.attended().model().version();
    }

    @Test
    void givesWhatAJobOfTheOneModelGives() throws Exception {
        Map<String, Detection> one = new PipelineRun()
                .option("heed.models.updates-topic", "model-updates")
                .option("heed.detect.warm-up", "60s")
                .fixedBatch()
                .over(Machines.inOrder())
                .detections();
        Map<String, Detection> many = new ModelsRun(ModelVersions.of("machines", "1"))
                .over(named(Machines.inOrder()), AT_ONCE)
                .detections();
        assertThat(many.keySet()).isEqualTo(one.keySet());
        one.forEach((key, detection) -> {
            Detection other = Objects.requireNonNull(many.get(key));
            assertThat(scores(other)).as(key).isEqualTo(scores(detection));
            assertThat(other.alerts()).as(key).hasSameSizeAs(detection.alerts());
        });
    }

    @Test
    void anotherVersionServesFromTheEdgeOfAHopOn() throws Exception {
        ServedModel second = ModelVersions.of("machines", "2");
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"))
                .knowing(change(Mode.ACTIVATE, second, SWITCH), second)
                .over(named(Machines.inOrder()), AT_ONCE);
        Map<String, Detection> kept = new ModelsRun(ModelVersions.of("machines", "1"))
                .over(named(Machines.inOrder()), AT_ONCE)
                .detections();
        assertThat(run.detections().keySet()).isEqualTo(kept.keySet());
        run.detections().forEach((key, detection) -> {
            assertThat(servedBy(detection)).as(key).isEqualTo(detection.timeMicros() < SWITCH ? "1" : "2");
            // the same weights go on with the same past
            assertThat(detection.attended().output().expectation())
                    .isEqualTo(Objects.requireNonNull(kept.get(key))
                            .attended()
                            .output()
                            .expectation());
        });
    }

    @Test
    void anOpenAlertEndsWithItsModel() throws Exception {
        ServedModel second = ModelVersions.of("machines", "2");
        Detection opening = new ModelsRun(ModelVersions.of("machines", "1"))
                .over(named(Machines.inOrder()), AT_ONCE).detections().values().stream()
                        .filter(detection ->
                                detection.alerts().stream().anyMatch(alert -> alert.state() == Alert.State.OPEN))
                        .findFirst()
                        .orElseThrow();
        long within = opening.timeMicros() + 8_000_000;
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"))
                .knowing(change(Mode.ACTIVATE, second, within), second)
                .over(named(Machines.inOrder()), AT_ONCE);
        List<Alert> ended = run.detections().values().stream()
                .flatMap(detection -> detection.alerts().stream())
                .filter(alert -> alert.event().ending() == Alert.Ending.MODEL_CHANGED)
                .toList();
        assertThat(ended).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(Alert.State.CLOSED);
            assertThat(alert.former()).isNotNull();
            assertThat(alert.former().version()).isEqualTo("1");
        });
        String id = ended.get(0).event().id();
        assertThat(run.detections().values().stream()
                        .flatMap(detection -> detection.alerts().stream())
                        .filter(alert -> alert.event().id().equals(id))
                        .map(Alert::state))
                .startsWith(Alert.State.OPEN)
                .endsWith(Alert.State.CLOSED);
    }

    @Test
    void aShadowSeesTheSameWindowsAndIsCompared() throws Exception {
        ServedModel second = ModelVersions.of("machines", "2");
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"))
                .knowing(change(Mode.SHADOW, second, SWITCH), second)
                .over(named(Machines.inOrder()), AT_ONCE);
        assertThat(run.detections().values())
                .extracting(ModelsPipelineTest::servedBy)
                .containsOnly("1");
        assertThat(run.comparisons()).isNotEmpty().allSatisfy(compared -> {
            assertThat(compared.active().version()).isEqualTo("1");
            assertThat(compared.shadow().version()).isEqualTo("2");
            assertThat(compared.steps()).isPositive();
            assertThat(compared.fromMicros()).isGreaterThanOrEqualTo(SWITCH);
            assertThat(compared.rankCorrelation()).isGreaterThan(.5f);
            assertThat(compared.activeMicros()).isPositive();
            assertThat(compared.shadowMicros()).isPositive();
        });
        assertThat(run.comparisons()).anySatisfy(compared -> {
            assertThat(compared.targets()).isPositive();
            assertThat(compared.activeError()).isPositive().isCloseTo(compared.shadowError(), within(.5f));
        });
    }

    @Test
    void aCanaryServesItsShareAndARollbackEndsIt() throws Exception {
        ServedModel second = ModelVersions.of("machines", "2");
        ModelChange canary = new ModelChange(Mode.CANARY, second.tag(), .5f, List.of(), SWITCH, Machines.micros(0));
        ModelChange back = change(Mode.ROLLBACK, second, Machines.micros(320));
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"))
                .knowing(canary, second)
                .knowing(back, null)
                .over(named(Machines.inOrder()), AT_ONCE);
        Set<String> served = run.detections().values().stream()
                .filter(detection -> servedBy(detection).equals("2"))
                .map(Detection::entity)
                .collect(Collectors.toSet());
        assertThat(served).isNotEmpty().hasSizeLessThan(Machines.ENTITIES);
        run.detections().values().forEach(detection -> {
            boolean within = detection.timeMicros() >= SWITCH && detection.timeMicros() < Machines.micros(320);
            assertThat(servedBy(detection)).isEqualTo(within && served.contains(detection.entity()) ? "2" : "1");
        });
    }

    @Test
    void modelsOfOtherChannelsAndPeriodsRunInOneJob() throws Exception {
        ModelsRun run = new ModelsRun(ModelVersions.of("machines", "1"), ModelVersions.served(TestModels.fans()))
                .parallelism(2)
                .over(Fans.beside(named(Machines.inOrder())), AT_ONCE);
        Map<String, Detection> alone = new ModelsRun(ModelVersions.of("machines", "1"))
                .over(named(Machines.inOrder()), AT_ONCE)
                .detections();
        Map<String, List<Detection>> byModel = run.detections().values().stream()
                .collect(Collectors.groupingBy(
                        detection -> detection.attended().model().name()));
        assertThat(byModel.get("fans")).hasSize(Fans.ENTITIES * Fans.STEPS / 4).allSatisfy(detection -> {
            assertThat(detection.entity()).startsWith("fan-");
            assertThat(detection.attended().steps().mean()).hasSize(2);
            assertThat(detection.attended().steps().hop()).isEqualTo(4);
        });
        assertThat(byModel.get("fans"))
                .anySatisfy(detection -> assertThat(detection.forecast()).isNotNull());
        assertThat(byModel.get("machines")).hasSameSizeAs(alone.values()).allSatisfy(detection -> {
            Detection other = Objects.requireNonNull(alone.get(detection.entity() + ' ' + detection.timeMicros()));
            assertThat(scores(detection)).isEqualTo(scores(other));
        });
        assertThat(run.deadLetters()).isEmpty();
    }

    @Test
    void aReadingOfNoModelOrOfTwoIsADeadLetter() throws Exception {
        ModelsRun run = new ModelsRun(
                        Map.of("pumps", List.of("machine-0", "machine-1"), "fans", List.of("machine-1", "machine-2")),
                        ModelVersions.of("pumps", "1"),
                        ModelVersions.of("fans", "1"))
                .over(named(Machines.inOrder()), AT_ONCE);
        Map<String, Set<String>> served = run.detections().values().stream()
                .collect(Collectors.groupingBy(
                        Detection::entity,
                        Collectors.mapping(
                                detection -> detection.attended().model().name(), Collectors.toSet())));
        assertThat(served).isEqualTo(Map.of("machine-0", Set.of("pumps"), "machine-2", Set.of("fans")));
        assertThat(run.deadLetters())
                .hasSize(4 * Machines.STEPS)
                .allSatisfy(letter -> assertThat(letter.label()).isEqualTo("no-model"));
        assertThat(run.deadLetters())
                .anySatisfy(letter ->
                        assertThat(letter.message()).contains("'machine-1'", "[fans, pumps]", "heed models assign"));
    }

    @Test
    void windowsTravelToSlotsOfTheModelsOwnAndBack() throws Exception {
        ServedModel second = ModelVersions.of("machines", "2");
        Map<String, Detection> beside = new ModelsRun(ModelVersions.of("machines", "1"))
                .knowing(change(Mode.SHADOW, second, SWITCH), second)
                .over(named(Machines.inOrder()), AT_ONCE)
                .detections();
        ModelsRun apart = new ModelsRun(ModelVersions.of("machines", "1"))
                .option("heed.attend.parallelism", "1")
                .parallelism(2)
                .knowing(change(Mode.SHADOW, second, SWITCH), second)
                .over(named(Machines.inOrder()), AT_ONCE);
        assertThat(apart.detections().keySet()).isEqualTo(beside.keySet());
        apart.detections()
                .forEach((key, detection) -> assertThat(scores(detection))
                        .as(key)
                        .isEqualTo(scores(Objects.requireNonNull(beside.get(key)))));
        assertThat(apart.comparisons()).isNotEmpty();
    }
}

package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.Attended;
import dev.heed.detect.Alert;
import dev.heed.detect.Compared;
import dev.heed.detect.Detection;
import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelId;
import dev.heed.models.KnownModels;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelTag;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import dev.heed.models.UpdateStatus;
import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.SingleObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What a job of many models writes beside the outputs of its stages. */
class ModelRecordsTest {
    private static final ModelTag PUMPS = new ModelTag("pumps", "8", "known-by-name", "/models/8");

    @Test
    void aComparisonHasEveryFigureInItsPlace() throws Exception {
        ComparisonEncoder encoder = new ComparisonEncoder(new SingleObject(), "compared");
        encoder.open(DefaultOpenContext.INSTANCE);
        Outgoing out = encoder.map(new Compared(
                "pump-1",
                1_000_001,
                2_000_002,
                new ModelId("pumps", "1", "a"),
                new ModelId("pumps", "2", "b"),
                3,
                .5f,
                4,
                5,
                6,
                7,
                .125f,
                .25f,
                8,
                9));
        assertThat(out.topic()).isEqualTo("compared");
        assertThat(new String(out.key(), StandardCharsets.UTF_8)).isEqualTo("pump-1");
        assertThat(ModelComparison.getDecoder().decode(ByteBuffer.wrap(out.value())))
                .isEqualTo(new ModelComparison(
                        "pump-1",
                        Instant.ofEpochSecond(1, 1_000),
                        Instant.ofEpochSecond(2, 2_000),
                        new ModelRef("pumps", "1", "a"),
                        new ModelRef("pumps", "2", "b"),
                        3,
                        .5f,
                        4,
                        5,
                        6,
                        7,
                        .125f,
                        .25f,
                        8f,
                        9f));
    }

    @Test
    void aStatusSaysWhichUpdateAndHowFar() throws Exception {
        StatusEncoder encoder = new StatusEncoder(new SingleObject(), "states");
        encoder.open(DefaultOpenContext.INSTANCE);
        ModelChange change = new ModelChange(
                ModelChange.Mode.ROLLBACK,
                new ModelTag("pumps", "2", "b", "/2"),
                .75f,
                List.of(),
                5_000_000,
                4_000_000);
        Outgoing out = encoder.map(Messages.write(new UpdateStatus(
                new UpdateRequest(new UpdateId(3, 42, -1), change),
                new ModelTag("pumps", "1", "a", "/1"),
                UpdateStatus.State.ACTIVE,
                6,
                7,
                8_000_000L,
                "why",
                "in words")));
        assertThat(out.topic()).isEqualTo("states");
        ModelStatus status = ModelStatus.getDecoder().decode(ByteBuffer.wrap(out.value()));
        Instant written = status.getTime();
        assertThat(status)
                .isEqualTo(new ModelStatus(
                        "pumps",
                        "1",
                        "a",
                        UpdateMode.ROLLBACK,
                        .75f,
                        Instant.ofEpochSecond(4),
                        Instant.ofEpochSecond(5),
                        UpdateState.ACTIVE,
                        6,
                        7,
                        Instant.ofEpochSecond(8),
                        "why",
                        "in words",
                        3,
                        42L,
                        written));
        assertThat(written).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Arrays.stream(UpdateStatus.State.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(UpdateState.values()).map(Enum::name).toList());
    }

    private static Detection served(Alert... alerts) {
        KnownModels.learn(new ServedModel(PUMPS, Detections.CARD, 2, "pumps#1"));
        Detection whole = Detections.whole();
        return new Detection(
                new Attended(
                        whole.attended().steps().of(new ServedModel(PUMPS, shortCard(), 2, "pumps#1"), List.of()),
                        Detections.MODEL,
                        whole.attended().output()),
                whole.scores(),
                whole.forecast(),
                whole.warmUp(),
                List.of(alerts),
                null);
    }

    /** Of a receptive field of one step: the detection's hop is the whole window. */
    private static ModelCard shortCard() {
        return Cards.of(Period.parse("1s"), 1, "flow", "pressure");
    }

    private static List<Outgoing> encode(ModelDetectionEncoder encoder, Detection detection) throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<>(new StreamFlatMap<>(encoder))) {
            harness.open();
            harness.processElement(detection, 0);
            return harness.extractOutputValues();
        }
    }

    @Test
    void whatShadowsGiveGoesToTopicsOfItsOwnWithoutFeatures() throws Exception {
        Alert alert = Detections.whole().alerts().get(0);
        Configuration options = new Configuration();
        assertThat(encode(ModelDetectionEncoder.of(options, new SingleObject()), served(alert)))
                .extracting(Outgoing::topic)
                .containsExactly("weighted-features", "saliency", "forecasts", "saliency-alerts");
        assertThat(encode(ModelDetectionEncoder.ofShadows(options, new SingleObject()), served(alert)))
                .extracting(Outgoing::topic)
                .containsExactly("saliency.shadow", "forecasts.shadow", "saliency-alerts.shadow");
    }

    @Test
    void anAlertThatEndsWithItsModelNamesThatModelAndStandsFirst() throws Exception {
        Alert own = Detections.whole().alerts().get(0);
        ModelId former = new ModelId("pumps", "6", "before");
        Alert ended = new Alert(
                new Alert.Event("id-0", 1, 1, Alert.Ending.MODEL_CHANGED, 0),
                Alert.State.CLOSED,
                own.severity(),
                2,
                1,
                own.causes(),
                List.of(),
                former);
        List<SaliencyAlert> alerts = new ArrayList<>();
        for (Outgoing out :
                encode(ModelDetectionEncoder.of(new Configuration(), new SingleObject()), served(ended, own))) {
            if (out.topic().equals("saliency-alerts")) {
                alerts.add(SaliencyAlert.getDecoder().decode(ByteBuffer.wrap(out.value())));
            }
        }
        assertThat(alerts).extracting(SaliencyAlert::getId).containsExactly("id-0", "id-1");
        assertThat(alerts.get(0).getModel()).isEqualTo(new ModelRef("pumps", "6", "before"));
        assertThat(alerts.get(0).getEnding()).isEqualTo(AlertEnding.MODEL_CHANGED);
        assertThat(alerts.get(1).getModel().getVersion()).isEqualTo(Detections.MODEL.version());
    }

    @Test
    void theTopicsOfModelsAreWrittenWhereUpdatesAreRead() {
        Configuration options = new Configuration();
        options.setString("heed.models.updates-topic", "mu");
        options.setString("heed.models.status-topic", "ms");
        options.setString("heed.models.comparisons-topic", "mc");
        assertThat(OutputTopics.of(options).all()).contains("ms", "mc").doesNotContain("mu", "saliency.shadow");
        options.setString("heed.models.shadow-outputs", "true");
        assertThat(OutputTopics.of(options).all())
                .contains("saliency.shadow", "forecasts.shadow", "saliency-alerts.shadow")
                .doesNotContain("weighted-features.shadow");
    }
}

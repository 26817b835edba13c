package dev.heed.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelTag;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.wire.SingleObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateDecoderTest {
    private static List<UpdateRecord> decode(byte @Nullable [] value) {
        List<UpdateRecord> out = new ArrayList<>();
        new UpdateDecoder(new SingleObject())
                .deserialize(
                        new ConsumerRecord<>("model-updates", 3, 42, new byte[] {7}, value), new ListCollector<>(out));
        return out;
    }

    private static byte[] update(String name) {
        ModelUpdate update = new ModelUpdate(
                name,
                "2",
                "/models/2",
                "d2",
                Instant.ofEpochSecond(100),
                UpdateMode.CANARY,
                .25f,
                List.of("pump-*", "p?"),
                Instant.ofEpochSecond(90),
                List.of(new dev.heed.schemas.ModelChange(
                        "1",
                        "/models/1",
                        "d1",
                        Instant.ofEpochSecond(50),
                        UpdateMode.ACTIVATE,
                        1f,
                        List.of("all"),
                        Instant.ofEpochSecond(40))));
        return new SingleObject().writer(ModelUpdate.class).encode(update);
    }

    @Test
    void givesTheEarlierChangesBeforeTheRecordsOwn() {
        assertThat(decode(update("pumps")))
                .extracting(record -> Messages.read(requireNonNull(record.request()), UpdateRequest.class))
                .containsExactly(
                        new UpdateRequest(
                                new UpdateId(3, 42, 0),
                                new ModelChange(
                                        ModelChange.Mode.ACTIVATE,
                                        new ModelTag("pumps", "1", "d1", "/models/1"),
                                        1,
                                        List.of("all"),
                                        50_000_000,
                                        40_000_000)),
                        new UpdateRequest(
                                new UpdateId(3, 42, -1),
                                new ModelChange(
                                        ModelChange.Mode.CANARY,
                                        new ModelTag("pumps", "2", "d2", "/models/2"),
                                        .25f,
                                        List.of("pump-*", "p?"),
                                        100_000_000,
                                        90_000_000)));
    }

    @Test
    void whatIsNoUpdateIsRejectedAsItCame() {
        byte[] cut = Arrays.copyOf(update("pumps"), 30);
        Rejected rejected = requireNonNull(decode(cut).get(0).rejected());
        assertThat(rejected.label()).isEqualTo("undecodable");
        assertThat(rejected.key()).containsExactly(7);
        assertThat(rejected.value()).isEqualTo(cut);
        assertThat(rejected.origin()).isEqualTo(new Origin("model-updates", 3, 42));
        assertThat(requireNonNull(decode(null).get(0).rejected()).label()).isEqualTo("empty");
        assertThat(requireNonNull(decode(new byte[] {1, 2, 3}).get(0).rejected())
                        .label())
                .isIn("undecodable", "unknown-schema");
        assertThat(requireNonNull(decode(update("")).get(0).rejected()).message())
                .contains("expected the name of a model");
    }

    @Test
    void knowsEveryMode() {
        assertThat(Arrays.stream(ModelChange.Mode.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(UpdateMode.values()).map(Enum::name).toList());
    }
}

package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.AlertVerdict;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.SimilarMoment;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordBlockReaderTest {
    private static final Instant TIME = Instant.parse("2026-11-27T12:00:00.000001Z");
    private static final ModelRef MODEL = new ModelRef("pumps", "3", "ab");

    static Stream<SpecificRecord> records() {
        return Stream.of(
                Saliency.newBuilder()
                        .setEntity("pumpe ä")
                        .setTime(TIME)
                        .setPeriod(83.333)
                        .setChannels(List.of("flow", "µ"))
                        .setModel(MODEL)
                        .setHistory(5)
                        .setReceptiveField(9)
                        .setScore(list(20_000))
                        .setThreshold(list(20_000))
                        .setSaliency(list(40_000))
                        .setAttention(List.of())
                        .setObserved(ByteBuffer.wrap(new byte[100_000]))
                        .setLearned(1)
                        .setWarmUp(2)
                        .build(),
                alert(AlertEnding.ACCEPTED),
                alert(null),
                new AlertFeedback("pump", "id", AlertVerdict.IGNORE_UNTIL, TIME, null, TIME),
                new ModelUpdate(
                        "pumps",
                        "3",
                        "s3://models",
                        "ab",
                        TIME,
                        UpdateMode.CANARY,
                        .2f,
                        List.of("pump-*"),
                        TIME,
                        List.of(new ModelChange("2", "", "", TIME, UpdateMode.ASSIGN, 1f, List.of("a", "b"), TIME))),
                ModelStatus.newBuilder()
                        .setName("pumps")
                        .setVersion("3")
                        .setDigest("ab")
                        .setMode(UpdateMode.CANARY)
                        .setShare(.2f)
                        .setIssued(TIME)
                        .setEffective(TIME)
                        .setState(UpdateState.ACTIVE)
                        .setSince(TIME)
                        .setOffset(1L << 40)
                        .build());
    }

    private static SaliencyAlert alert(@Nullable AlertEnding ending) {
        return SaliencyAlert.newBuilder()
                .setId("id")
                .setEntity("pump")
                .setState(AlertState.CLOSED)
                .setSeverity(Severity.HIGH)
                .setStarted(TIME)
                .setTime(TIME)
                .setScore(9)
                .setThreshold(2)
                .setCauses(List.of(new Cause("flow", 1f, TIME, TIME, 1f, null, .5f, "m³/h", CauseKind.DRIFT, true)))
                .setModel(MODEL)
                .setSimilar(List.of(new SimilarMoment(TIME, .5f, true)))
                .setText("text")
                .setEnding(ending)
                .setSuppressed(3)
                .build();
    }

    private static List<Float> list(int count) {
        return IntStream.range(0, count).mapToObj(i -> i / 7f).toList();
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsWhatAvroReads(SpecificRecord record) throws IOException, UnreadableRecord {
        byte[] bytes = encoded(record);
        SpecificData data = SpecificData.getForClass(record.getClass());
        Object asAvroDoes = new BinaryMessageDecoder<>(data, record.getSchema()).decode(bytes);
        assertThat(new SingleObject().reader(record.getClass()).read(bytes))
                .isEqualTo(asAvroDoes)
                .isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void refusesARecordThatBreaksOffWherever(SpecificRecord record) {
        byte[] bytes = encoded(record);
        RecordReader<? extends SpecificRecord> reader = new SingleObject().reader(record.getClass());
        for (int length = 10; length < bytes.length; length += Math.max(1, bytes.length / 200)) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> reader.read(cut)).isInstanceOf(UnreadableRecord.class);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void spoiledBytesAreReadOrRefusedAndNothingElse(SpecificRecord record) {
        byte[] bytes = encoded(record);
        RecordReader<? extends SpecificRecord> reader = new SingleObject().reader(record.getClass());
        for (int at = 10; at < Math.min(bytes.length, 400); at++) {
            for (int with : new int[] {0xFF, 0x7F, 0x80, 0}) {
                byte[] spoiled = bytes.clone();
                spoiled[at] = (byte) with;
                try {
                    reader.read(spoiled);
                } catch (UnreadableRecord refused) {
                    assertThat(refused).hasMessageStartingWith("expected a ");
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // the writer is of the record's class
    private static byte[] encoded(SpecificRecord record) {
        RecordWriter<SpecificRecord> writer =
                (RecordWriter<SpecificRecord>) new SingleObject().writer(record.getClass());
        return writer.encode(record);
    }
}

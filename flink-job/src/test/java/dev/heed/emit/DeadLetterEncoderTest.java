package dev.heed.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Rejected;
import dev.heed.wire.RecordHeader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterEncoderTest {
    private static final OutputTopics TOPICS =
            new OutputTopics("features", "saliency", "forecasts", "alerts", "letters");
    private static final int RECORD_BYTES = 2_000;

    private final DeadLetterEncoder encoder = new DeadLetterEncoder(TOPICS, RECORD_BYTES);

    private static Rejected letter(
            String message, byte @Nullable [] key, byte @Nullable [] value, RecordHeader... headers) {
        return new Rejected(
                Reason.UNDECODABLE, message, key, value, List.of(headers), 1_500, new Origin("readings", 3, 42));
    }

    private static Map<String, String> texts(Outgoing outgoing) {
        return outgoing.headers().stream()
                .collect(Collectors.toMap(RecordHeader::key, h -> new String(requireNonNull(h.value()), UTF_8)));
    }

    @Test
    void repeatsTheRecordAndNamesReasonAndCoordinates() {
        Outgoing outgoing = encoder.encode(
                letter("expected, found", "k".getBytes(UTF_8), new byte[] {1, 2}, RecordHeader.text("trace", "7")));
        assertThat(outgoing.topic()).isEqualTo("letters");
        assertThat(outgoing.key()).isEqualTo("k".getBytes(UTF_8));
        assertThat(outgoing.value()).containsExactly(1, 2);
        assertThat(texts(outgoing))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "trace", "7",
                        "heed.error.reason", "undecodable",
                        "heed.error.message", "expected, found",
                        "heed.error.topic", "readings",
                        "heed.error.partition", "3",
                        "heed.error.offset", "42",
                        "heed.error.time", "1970-01-01T00:00:01.500Z",
                        "heed.error.stage", "ingest"));
    }

    @Test
    void repeatsARecordWithoutKeyAndValue() {
        Outgoing outgoing = encoder.encode(letter("m", null, null));
        assertThat(outgoing.key()).isNull();
        assertThat(outgoing.value()).isNull();
    }

    @Test
    void cutsAValueToWhatTheTopicTakesAndSaysSo() {
        byte[] value = new byte[5_000];
        value[0] = 7;
        Outgoing outgoing = encoder.encode(letter("m", "k".getBytes(UTF_8), value, RecordHeader.text("trace", "7")));
        assertThat(RecordSize.of(outgoing)).isEqualTo(RECORD_BYTES);
        assertThat(requireNonNull(outgoing.value())).hasSizeGreaterThan(1_000).startsWith(7);
        assertThat(texts(outgoing))
                .containsEntry("trace", "7")
                .containsEntry(
                        "heed.error.truncated", "of key 1, value 5000, headers 16 bytes; whole at readings-3@42");
    }

    @Test
    void leavesOutHeadersThatLeaveNoRoom() {
        Outgoing outgoing = encoder.encode(
                letter("m", "k".getBytes(UTF_8), new byte[10], RecordHeader.text("trace", "7".repeat(3_000))));
        assertThat(RecordSize.of(outgoing)).isLessThanOrEqualTo(RECORD_BYTES);
        assertThat(texts(outgoing)).doesNotContainKey("trace").containsKey("heed.error.truncated");
        assertThat(outgoing.value()).hasSize(10);
    }

    @Test
    void cutsAKeyThatIsTooLargeByItself() {
        Outgoing outgoing = encoder.encode(letter("m", new byte[5_000], new byte[10]));
        assertThat(RecordSize.of(outgoing)).isEqualTo(RECORD_BYTES);
        assertThat(outgoing.value()).isEmpty();
        assertThat(texts(outgoing)).containsKey("heed.error.truncated");
    }

    @Test
    void fitsIntoTheLeastLimitWhateverItHolds() {
        int least = DeadLetterEncoder.LEAST_RECORD_BYTES;
        Rejected letter = new Rejected(
                Reason.WRONG_VALUE_COUNT,
                "€".repeat(5_000),
                new byte[5_000_000],
                new byte[5_000_000],
                List.of(new RecordHeader("€".repeat(5_000), null)),
                Long.MAX_VALUE,
                new Origin("t".repeat(249), Integer.MAX_VALUE, Long.MAX_VALUE));
        Outgoing outgoing = new DeadLetterEncoder(TOPICS, least).encode(letter);
        assertThat(RecordSize.of(outgoing)).isLessThanOrEqualTo(least);
        assertThat(texts(outgoing).get("heed.error.message")).matches("€{100,} …");
    }

    @Test
    void shortensAMessageThatRepeatsWhatTheRecordHeld() {
        Outgoing outgoing =
                new DeadLetterEncoder(TOPICS, 100_000).encode(letter("channel " + "x".repeat(60_000), null, null));
        assertThat(texts(outgoing).get("heed.error.message")).hasSize(2_002).endsWith("x …");
        assertThat(texts(outgoing)).doesNotContainKey("heed.error.truncated");
    }
}

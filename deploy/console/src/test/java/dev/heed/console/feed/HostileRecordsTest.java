package dev.heed.console.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.emit.OutputTopics;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write to a topic can write records that can be decoded and make no sense: none of them ends the feed. */
class HostileRecordsTest {
    private static final ModelRef MODEL = new ModelRef("pumps", "3", "ab12");
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final OutputTopics outputs = OutputTopics.of(new Configuration());
    private final RecordDecoder decoder = new RecordDecoder(new Topics(outputs, "alert-feedback"), new SingleObject());
    private final List<String> unreadable = new ArrayList<>();
    private final Listener listener = new Listener() {
        @Override
        public void scored(ScoredHop hop) {}

        @Override
        public void valued(ValuedHop hop) {}

        @Override
        public void forecast(IssuedForecast forecast) {}

        @Override
        public void unreadable(String topic, String message) {
            unreadable.add(message);
        }
    };

    private <T extends SpecificRecord> void tell(String topic, Class<T> type, T record) {
        byte[] value = new SingleObject().writer(type).encode(record);
        decoder.tell(new ConsumerRecord<>(topic, 0, 0, new byte[0], value), listener);
    }

    private static List<Float> numbers(int count) {
        return Collections.nCopies(count, 1F);
    }

    private static Saliency saliency(List<String> channels, double period, int scores, int blame) {
        return Saliency.newBuilder()
                .setEntity("pump-1")
                .setTime(NOON)
                .setPeriod(period)
                .setChannels(channels)
                .setModel(MODEL)
                .setHistory(9)
                .setReceptiveField(9)
                .setScore(numbers(scores))
                .setThreshold(numbers(scores))
                .setSaliency(numbers(blame))
                .setAttention(numbers(5 * scores))
                .setObserved(ByteBuffer.allocate(blame))
                .setLearned(9)
                .setWarmUp(9)
                .build();
    }

    private static WeightedFeatures features(List<String> channels, int values, int observed, int means) {
        return WeightedFeatures.newBuilder()
                .setEntity("pump-1")
                .setTime(NOON)
                .setPeriod(1e6)
                .setChannels(channels)
                .setModel(MODEL)
                .setHistory(9)
                .setReceptiveField(9)
                .setWeights(numbers(values))
                .setFeatures(numbers(values))
                .setContext(List.of())
                .setMean(numbers(means))
                .setScale(numbers(means))
                .setObserved(ByteBuffer.allocate(observed))
                .build();
    }

    @Test
    void takesARecordWhoseArraysFit() {
        tell(outputs.saliency(), Saliency.class, saliency(List.of("flow", "pressure"), 1e6, 4, 8));
        tell(outputs.weightedFeatures(), WeightedFeatures.class, features(List.of("flow", "pressure"), 8, 8, 2));
        assertThat(unreadable).isEmpty();
    }

    @Test
    void passesOverArraysOfAnotherSize() {
        tell(outputs.saliency(), Saliency.class, saliency(List.of("flow", "pressure"), 1e6, 4, 7));
        tell(outputs.weightedFeatures(), WeightedFeatures.class, features(List.of("flow", "pressure"), 8, 3, 2));
        tell(outputs.weightedFeatures(), WeightedFeatures.class, features(List.of("flow", "pressure"), 8, 8, 1));
        assertThat(unreadable)
                .containsExactly(
                        "expected 8 numbers of saliency, found 7",
                        "expected 8 numbers of observed, found 3",
                        "expected a mean and a scale of each of 2 channels, found 1 and 1");
    }

    @Test
    void passesOverARecordWithoutChannelsOrLevels() {
        tell(outputs.saliency(), Saliency.class, saliency(List.of(), 1e6, 4, 0));
        tell(outputs.weightedFeatures(), WeightedFeatures.class, features(List.of(), 0, 0, 0));
        Forecast forecast = Forecast.newBuilder()
                .setEntity("pump-1")
                .setIssued(NOON)
                .setPeriod(1e6)
                .setChannels(List.of("flow"))
                .setModel(MODEL)
                .setLevels(List.of())
                .setValues(numbers(3))
                .build();
        tell(outputs.forecasts(), Forecast.class, forecast);
        assertThat(unreadable).hasSize(3).allMatch(message -> message.startsWith("expected"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e6, 1e-300, Double.NaN, Double.POSITIVE_INFINITY})
    void passesOverAPeriodThatIsNone(double period) {
        tell(outputs.saliency(), Saliency.class, saliency(List.of("flow"), period, 4, 4));
        assertThat(unreadable).containsExactly("expected a period above 0 µs, found " + period);
    }

    @Test
    void aRecordWithoutAValueHasNoTime() {
        assertThatThrownBy(() -> decoder.micros(new ConsumerRecord<>(outputs.saliency(), 0, 0, new byte[0], null)))
                .isInstanceOf(UnreadableRecord.class);
    }
}

package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.file.MappingFixture;
import dev.heed.model.series.Intake;
import dev.heed.registry.FaultyRegistry;
import dev.heed.registry.RegistryOptions;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.Encoding;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How many records of single samples of eight channels the decoder alone reads in a second: as {@code SensorReading} and as flat
 * JSON. Run with {@code -Dheed.measure}; tests run with the first of the JIT compilers alone, {@code main} with both.
 */
class DecoderSpeedTest {
    private static final int CHANNELS = 8;
    private static final int RECORDS = 20_000;
    private static final List<String> NAMES =
            List.of("flow", "temperature", "pressure", "speed", "current", "voltage", "torque", "level");
    private static final long BEGIN_MICROS = 1_767_225_600_000_000L;

    private static final String MAPPING = """
            topics:
              - topic: json
                format: json
                entity: {field: device}
                time: {field: ts, unit: ms}
                channels: {flow: flow, temperature: temperature, pressure: pressure, speed: speed, current: current,
                           voltage: voltage, torque: torque, level: level}
            """;

    private static float value(int record, int channel) {
        return Math.round(1e4 * (10 * channel + Math.sin(.01 * record + channel))) / 1e4f;
    }

    private static byte[] avro(ReadingEncoder encoder, int record) {
        float[] values = new float[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            values[channel] = value(record, channel);
        }
        return encoder.encode("pump-" + record % 100, BEGIN_MICROS + 1_000L * record, 0, null, values);
    }

    private static byte[] json(int record) {
        StringBuilder json = new StringBuilder("{\"device\":\"pump-" + record % 100 + "\",\"ts\":")
                .append(BEGIN_MICROS / 1_000 + record);
        for (int channel = 0; channel < CHANNELS; channel++) {
            json.append(",\"").append(NAMES.get(channel)).append("\":").append(value(record, channel));
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Counts readings and adds their values up, so that nothing is left out. */
    private static final class Sum implements Collector<Ingested> {
        private double sum;
        private int readings;

        @Override
        public void collect(Ingested ingested) {
            Reading reading = ingested.reading();
            if (reading != null) {
                readings++;
                sum += reading.values()[CHANNELS - 1] + reading.timeMicros() % 1_000_000;
            }
        }

        @Override
        public void close() {}
    }

    private static double recordsPerSecond(String topic, IntFunction<byte[]> encoder, Sum sum) {
        return recordsPerSecond(topic, new SingleObject(), encoder, sum);
    }

    private static double recordsPerSecond(String topic, Encoding encoding, IntFunction<byte[]> encoder, Sum sum) {
        ReadingDecoder decoder = new ReadingDecoder(
                encoding,
                Intake.plain(NAMES),
                new ReadingLimits(Duration.ofHours(1), 1_000, false),
                new ForeignTopics("", topic.equals("json") ? MappingFixture.mappings(MAPPING) : Mappings.none()));
        ConsumerRecord<byte[], byte[]>[] records = records(topic, encoder);
        double best = 0;
        for (int round = 0; round < 60; round++) {
            long begin = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                decoder.deserialize(record, sum);
            }
            best = Math.max(best, RECORDS * 1e9 / (System.nanoTime() - begin));
        }
        return best;
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    private static ConsumerRecord<byte[], byte[]>[] records(String topic, IntFunction<byte[]> encoder) {
        ConsumerRecord<byte[], byte[]>[] records = new ConsumerRecord[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            records[i] = new ConsumerRecord<>(topic, 0, i, new byte[0], encoder.apply(i));
        }
        return records;
    }

    private static double ratio() {
        Sum avro = new Sum();
        Sum json = new Sum();
        ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
        double avroRate = recordsPerSecond("avro", record -> avro(encoder, record), avro);
        double jsonRate = recordsPerSecond("json", DecoderSpeedTest::json, json);
        System.out.printf(
                Locale.ROOT,
                "Avro single samples %.0f/s, flat JSON (%d bytes) %.0f/s, ratio %.2f%n",
                avroRate,
                json(0).length,
                jsonRate,
                jsonRate / avroRate);
        assertThat(json.readings).isEqualTo(avro.readings).isPositive();
        assertThat(json.sum).isEqualTo(avro.sum);
        return jsonRate / avroRate;
    }

    /** How fast the registry's format is read, of the rate of single objects. */
    private static double registryRatio() {
        Sum single = new Sum();
        Sum numbered = new Sum();
        try (FaultyRegistry registry = new FaultyRegistry()) {
            int id = registry.add(Contract.SENSOR_READING.schema());
            Confluent encoding = new Confluent(
                    registry.settings(RegistryOptions.WhenAway.FAIL), Map.of(Contract.SENSOR_READING, id));
            ReadingEncoder first = new ReadingEncoder(new SingleObject());
            ReadingEncoder second = new ReadingEncoder(encoding);
            double singleRate = recordsPerSecond("avro", record -> avro(first, record), single);
            double registryRate = recordsPerSecond("avro", encoding, record -> avro(second, record), numbered);
            System.out.printf(
                    Locale.ROOT,
                    "single objects %.0f/s, the registry's format %.0f/s, ratio %.2f%n",
                    singleRate,
                    registryRate,
                    registryRate / singleRate);
            assertThat(numbered.readings).isEqualTo(single.readings).isPositive();
            assertThat(numbered.sum).isEqualTo(single.sum);
            return registryRate / singleRate;
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "heed.measure", matches = ".*")
    void readsTheRegistrysFormatAtTheRateOfSingleObjects() {
        assertThat(registryRatio()).isGreaterThan(.97);
    }

    /** Measures three times. */
    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            ratio();
            registryRatio();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "heed.measure", matches = ".*")
    void readsJsonAtHalfTheRateOfAvroAtLeast() {
        assertThat(ratio()).isGreaterThan(.5);
    }
}

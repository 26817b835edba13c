package dev.heed.dist;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the readers of the guide have: files in their directory, and a topic of their own. */
final class GuideFiles {
    private static final long START_MILLIS = 1_764_000_000_000L;
    private static final int VALUES = 1_500;

    private GuideFiles() {}

    /** Puts the files of all pages into a directory. */
    static void write(Path directory) throws IOException {
        pumps(directory.resolve("readings.csv"), 1_200);
        pumps(directory.resolve("today.csv"), 400);
        StringBuilder points = new StringBuilder("{\"granularity\":\"hourly\",\"series\":[");
        Path variables = Files.createDirectory(directory.resolve("variables"));
        StringBuilder flow = new StringBuilder("timestamp,value\n");
        StringBuilder speed = new StringBuilder("timestamp,value\n");
        for (int hour = 0; hour < VALUES; hour++) {
            Instant time = Instant.ofEpochMilli(START_MILLIS + 3_600_000L * hour);
            points.append(hour == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "{\"timestamp\":\"%s\",\"value\":%.3f}", time, value(hour, 24)));
            flow.append(String.format(Locale.ROOT, "%s,%.3f%n", time, value(hour, 24)));
            speed.append(String.format(Locale.ROOT, "%s,%.3f%n", time, 3 * value(hour + 5, 24)));
        }
        Files.writeString(directory.resolve("request.json"), points.append("]}").toString());
        Files.writeString(variables.resolve("flow.csv"), flow);
        Files.writeString(variables.resolve("speed.csv"), speed);
    }

    private static void pumps(Path file, int seconds) throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,pump," + String.join(",", Channel.labels())));
        PumpModel.rows(PumpStation.names(3), seconds).forEach(row -> {
            StringBuilder line = new StringBuilder(Instant.ofEpochMilli(row.timeMicros() / 1000) + "," + row.entity());
            for (float value : row.floats()) {
                line.append(',').append(value);
            }
            lines.add(line.toString());
        });
        Files.write(file, lines);
    }

    /** Writes the topic {@code plant}: JSON with one value a record, nested, times in ms, a status beside it. */
    static void send(String bootstrapServers) {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(bootstrapServers))) {
            topics.create(2, List.of("plant"));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < VALUES; i++) {
                for (String press : List.of("press-1", "press-2")) {
                    send(producer, press, "hydraulics.pressure", i, 180 + 5 * value(i, 60));
                    send(producer, press, "oil.temperature", i, 50 + 2 * value(i + 9, 90));
                }
            }
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String press, String tag, int second, double value) {
        String text = String.format(
                Locale.ROOT,
                "{\"site\":{\"hall\":\"H3\"},\"asset\":{\"id\":\"%s\"},\"measure\":{\"tag\":\"%s\",\"value\":%.3f,\"quality\":\"GOOD\"},\"ts\":%d}",
                press,
                tag,
                value,
                START_MILLIS + 1000L * second);
        producer.send(new ProducerRecord<>("plant", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A wave of that period with a ripple, so that no two values are alike. */
    private static double value(int i, int period) {
        return Math.sin(2 * Math.PI * i / period) + .1 * Math.sin(.7 * i * i % 11);
    }
}

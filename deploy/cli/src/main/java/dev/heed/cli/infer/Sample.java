package dev.heed.cli.infer;

import dev.heed.cli.input.RecordLines;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Some records, as Kafka holds them.
 *
 * @param name of the topic; of a file its name without the ending
 * @param isTopic whether they come from Kafka, with keys and timestamps
 * @param records with a value each
 */
record Sample(String name, boolean isTopic, List<ConsumerRecord<byte[], byte[]>> records) {
    Sample {
        records = List.copyOf(records);
    }

    /**
     * The first lines of a file that are not blank.
     *
     * @throws Refusal when it cannot be read, or has none
     */
    static Sample ofFile(Path file, int most) {
        String name = SeriesFiles.entityOf(file);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (RecordLines lines = RecordLines.open(file)) {
            for (String line = lines.next(); line != null && records.size() < most; line = lines.next()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    records.add(new ConsumerRecord<>(
                            name, 0, lines.number(), new byte[0], line.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        if (records.isEmpty()) {
            throw Refusal.failure(file + ": expected records, one a line, found none");
        }
        return new Sample(name, false, records);
    }

    /** The same without its first record. */
    Sample withoutFirst() {
        return new Sample(name, isTopic, records.subList(1, records.size()));
    }

    /** Where it comes from, in words. */
    String source() {
        return (isTopic ? "topic " : "file ") + name;
    }

    /** A value as text. */
    String text(int record) {
        return new String(records.get(record).value(), StandardCharsets.UTF_8);
    }
}

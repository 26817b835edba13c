package dev.heed.bench.variant;

import dev.heed.ingest.IngestOptions;
import dev.heed.job.HeedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job on single samples: in Avro, and as JSON that a mapping reads. Their ratio is what a foreign format costs. */
public final class SampleVariants {
    /** A sample a record, as {@code SensorReading}. */
    public static final Variant AVRO =
            new Variant("avro-single", true, Records.SAMPLES, (env, setting) -> HeedJob.define(env, setting.options()));

    /** The same samples as flat JSON, read by {@code heed.ingest.mapping}. */
    public static final Variant JSON = new Variant("json-mapped", true, Records.FLAT_JSON, SampleVariants::mapped);

    private SampleVariants() {}

    private static void mapped(StreamExecutionEnvironment env, Setting setting) {
        try {
            Path file = Files.createTempFile("heed-bench-mapping-", ".yaml");
            try {
                Files.writeString(file, mapping(setting.model().card().channels()));
                Configuration options = new Configuration(setting.options());
                options.set(IngestOptions.MAPPING, file.toString());
                HeedJob.define(env, options);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mapping of {@link dev.heed.bench.load.ReadingFormat#flatJson()}. */
    static String mapping(List<String> channels) {
        String paths = channels.stream()
                .map(name -> "'%s': '%s'".formatted(name, "channel-" + (channels.indexOf(name) + 1)))
                .collect(Collectors.joining(", ", "{", "}"));
        return """
                format: json
                entity: {field: entity}
                time: {field: time, unit: us}
                channels: %s
                """.formatted(paths);
    }
}

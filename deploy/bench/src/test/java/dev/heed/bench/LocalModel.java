package dev.heed.bench;

import dev.heed.bench.load.Load;
import dev.heed.bench.variant.Setting;
import dev.heed.emit.EmitOptions;
import dev.heed.ingest.IngestOptions;
import dev.heed.job.HeedJob;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.WindowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** The network named local, R = 18, for two channels and a hop of 8, trained once for all tests. */
public final class LocalModel {
    public static final Load LOAD = new Load(4, 2, 16, 8, 2);
    public static final int WINDOW_STEPS = 32;

    private static final ModelDirectory MODEL = BenchModel.open("local", LOAD, WINDOW_STEPS, empty());

    private LocalModel() {}

    private static Path empty() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "models")), "local")
                    .resolve("model");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ModelDirectory directory() {
        return MODEL;
    }

    /** What a variant is run with, on a broker that nobody asks. */
    public static Setting setting() {
        Configuration options = new Configuration()
                .set(IngestOptions.BOOTSTRAP_SERVER, "localhost:9")
                .set(IngestOptions.TOPICS, List.of("readings"))
                .set(EmitOptions.SALIENCY, "results")
                .set(WindowOptions.HOP, LOAD.hop());
        options.setString("heed.model", MODEL.path().toString());
        return new Setting(HeedJob.withDefaults(options), MODEL, WINDOW_STEPS);
    }
}

package dev.heed.bench.variant;

import dev.heed.attend.AttendOptions;
import dev.heed.job.HeedJob;
import dev.heed.model.serving.CardJson;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.models.ModelsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * The whole job as {@code attention}, told its models by name: one that serves all entities, and twenty of which each serves a
 * twentieth of them. Their ratio is what it costs that batches never mix models.
 */
public final class ModelVariants {
    private static final int MODELS = 20;

    /** One model among those that there could be. */
    public static final Variant ONE = new Variant("one-of-many", true, Records.BLOCKS, (env, setting) -> {
        Configuration options = withoutModel(setting);
        options.set(ModelsOptions.MODELS, List.of(setting.model().path().toString()));
        HeedJob.define(env, options);
    });

    /** Twenty models, each with the same share of the entities. */
    public static final Variant TWENTY = new Variant("twenty-models", true, Records.BLOCKS, (env, setting) -> {
        Configuration options = withoutModel(setting);
        options.set(ModelsOptions.MODELS, List.of(copies(setting.model()).toString()));
        options.set(
                ModelsOptions.ASSIGNMENTS,
                IntStream.range(0, MODELS)
                        .boxed()
                        .flatMap(ModelVariants::assignments)
                        .toList());
        HeedJob.define(env, options);
    });

    private ModelVariants() {}

    private static Configuration withoutModel(Setting setting) {
        Configuration options = new Configuration(setting.options());
        options.removeConfig(AttendOptions.MODEL);
        return options;
    }

    /** Of ten entities in a row by turns: those whose number, without its last digit, leaves this remainder. */
    private static Stream<String> assignments(int model) {
        Stream<Integer> tens = IntStream.iterate(model, ten -> ten < 1_000, ten -> ten + MODELS)
                .boxed();
        return tens.map(ten -> name(model) + "=entity-" + (ten == 0 ? "" : ten) + "?");
    }

    private static String name(int model) {
        return "bench-" + (model + 1);
    }

    private static Path copies(ModelDirectory model) {
        try {
            Path all = Files.createTempDirectory("heed-bench-models");
            for (int i = 0; i < MODELS; i++) {
                Path copy = all.resolve(name(i));
                copy(model.path(), copy);
                String card = CardJson.write(model.card());
                String own = "\"name\" : \"" + model.card().name() + "\"";
                ModelDirectory.complete(copy, CardJson.read(card.replace(own, "\"name\" : \"" + name(i) + "\"")));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}

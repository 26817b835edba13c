package dev.heed.job;

import dev.heed.model.serving.CardJson;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.models.ModelTag;
import dev.heed.models.ServedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Versions of the machines' model. */
public final class ModelVersions {
    private ModelVersions() {}

    /** The machines' model under another name and version: the same weights, another digest. */
    public static ServedModel of(String name, String version) {
        ModelDirectory original = TestModels.machines();
        Path directory = original.path()
                .resolveSibling("machines-" + name + "-" + version + "-"
                        + ProcessHandle.current().pid());
        try {
            if (!Files.exists(directory.resolve("manifest.json"))) {
                copy(original.path(), directory);
                String card = Files.readString(directory.resolve("model.json"))
                        .replaceFirst("\"name\" : \"machines\"", "\"name\" : \"" + name + "\"")
                        .replaceFirst("\"version\" : \"1\"", "\"version\" : \"" + version + "\"");
                ModelDirectory.complete(directory, CardJson.read(card));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return served(ModelDirectory.open(directory));
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

    static ServedModel served(ModelDirectory directory) {
        return ServedModel.of(
                new ModelTag(
                        directory.card().name(),
                        directory.card().version(),
                        directory.digest(),
                        directory.path().toString()),
                directory.card(),
                directory.card().hop());
    }
}

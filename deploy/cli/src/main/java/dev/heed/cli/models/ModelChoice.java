package dev.heed.cli.models;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which version of which model: a mixin of every command that lets one run. */
public final class ModelChoice {
    @Parameters(
            paramLabel = "NAME|DIR",
            description =
                    "The name of a model that was published, or a model directory, which is published with it. What"
                            + " is both is the name; ./NAME is the directory.")
    private String model = "";

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            description = "Which version of the name; the one that was named last by default.")
    private @Nullable String version;

    @Mixin
    private StoreOptions store = new StoreOptions();

    /**
     * The version that is meant.
     *
     * @param settings of Flink's file systems
     * @throws Refusal when there is none such, or the directory is no model
     */
    NamedVersion of(ModelBook book, Configuration settings) {
        boolean isPlace = model.contains("/") || model.contains("\\");
        if (!isPlace && book.knows(model)) {
            return ofName(book.history(model));
        }
        if (!isPlace && !Files.isDirectory(Path.of(model))) {
            throw Refusal.usage(
                    "NAME: expected a model that was published, of %s, or a model directory, found '%s'; heed models"
                                    .formatted(book.names(), model)
                            + " publish DIR makes one known");
        }
        NamedVersion published = store.publish(model, settings);
        if (version != null && !version.equals(published.version())) {
            throw Refusal.usage("--model-version: expected that of the directory, %s, found '%s'"
                    .formatted(published.version(), version));
        }
        return published;
    }

    private NamedVersion ofName(ModelHistory history) {
        if (store.isGiven()) {
            throw Refusal.usage(
                    "--store: expected with a directory, found the name " + model + ", which has its place");
        }
        return history.version(version)
                .orElseThrow(() -> Refusal.usage("%s: expected a version out of %s, found %s"
                        .formatted(
                                model,
                                history.versions().stream()
                                        .map(NamedVersion::version)
                                        .collect(Collectors.joining(", ", "[", "]")),
                                version == null ? "none" : "'" + version + "'")));
    }
}

package dev.heed.cli.models;

import dev.heed.cli.flink.FileSystemPlugins;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelFetch;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a model directory is put for the task managers: a mixin of every command that publishes one. */
public final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "URI",
            description =
                    "Copy the directory to URI/NAME/VERSION-DIGEST and verify the copy: file:, s3:, … as far as Flink"
                            + " has a plugin for it. Without it the directory itself is named, which all task managers must see.")
    private @Nullable String store;

    boolean isGiven() {
        return store != null;
    }

    /**
     * Checks a model directory whole, copies it where that is asked for, and says where it is.
     *
     * @param place a path of this machine, or a URI
     * @param settings of Flink's file systems
     * @throws Refusal when it is no model, or cannot be copied
     */
    public NamedVersion publish(String place, Configuration settings) {
        FileSystemPlugins.load(settings);
        ModelDirectory directory = ModelFetch.toTemporaryFiles().open(place);
        if (store != null) {
            return NamedVersion.of(directory, new ModelStore(store).copy(directory));
        }
        boolean isLocal = !place.contains(":") || place.length() > 1 && place.charAt(1) == ':';
        return NamedVersion.of(
                directory, isLocal ? Path.of(place).toAbsolutePath().normalize().toString() : place);
    }
}

package dev.heed.cli.models;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.schemas.UpdateMode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed models publish}. */
@Command(
        name = "publish",
        header = "Make a version of a model known to the jobs, which load and check it; it serves nobody yet.",
        footer = {"", "Example:", "  heed models publish my-model --bootstrap-server kafka:9092 --store s3://models"})
public final class PublishModel implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|URI", description = "The model directory.")
    private String directory = "";

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private UpdateOptions update = new UpdateOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModelTopics topics = update.topics();
        NamedVersion model = store.publish(directory, settings.configuration());
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s, digest %.12s…, at %s%n", model.text(), model.digest(), model.uri());
        update.send(topics, new Wanted(model, UpdateMode.PUBLISH), out);
        return 0;
    }
}

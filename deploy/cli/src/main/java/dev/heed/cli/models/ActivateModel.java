package dev.heed.cli.models;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.schemas.UpdateMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heed models activate}. */
@Command(
        name = "activate",
        header = "Let a version serve all entities of its name.",
        footer = {"", "Example:", "  heed models activate pumps --model-version 2 --bootstrap-server kafka:9092"})
public final class ActivateModel implements Callable<Integer> {
    @Mixin
    private ModelChoice model = new ModelChoice();

    @Mixin
    private UpdateOptions update = new UpdateOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModelTopics topics = update.topics();
        NamedVersion chosen = model.of(topics.book(), settings.configuration());
        update.send(
                topics,
                new Wanted(chosen, UpdateMode.ACTIVATE),
                spec.commandLine().getOut());
        return 0;
    }
}

package dev.heed.cli.models;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.schemas.UpdateMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code heed models shadow}. */
@Command(
        name = "shadow",
        header = "Let a version run beside the active one: compared with it, and on no main topic.",
        footer = {"", "Example:", "  heed models shadow pumps --bootstrap-server kafka:9092"})
public final class ShadowModel implements Callable<Integer> {
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
                new Wanted(chosen, UpdateMode.SHADOW),
                spec.commandLine().getOut());
        return 0;
    }
}

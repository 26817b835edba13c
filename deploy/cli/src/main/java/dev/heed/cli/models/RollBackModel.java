package dev.heed.cli.models;

import dev.heed.schemas.UpdateMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed models rollback}. */
@Command(
        name = "rollback",
        header = "Let the version serve again that was active before the one that is.",
        footer = {"", "Example:", "  heed models rollback pumps --bootstrap-server kafka:9092"})
public final class RollBackModel implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The model's name.")
    private String name = "";

    @Mixin
    private UpdateOptions update = new UpdateOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModelTopics topics = update.topics();
        Wanted wanted = new Wanted(NamedVersion.none(name), UpdateMode.ROLLBACK);
        update.send(topics, wanted, spec.commandLine().getOut());
        return 0;
    }
}

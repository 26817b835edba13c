package dev.heed.cli.models;

import dev.heed.schemas.UpdateMode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed models retire}. */
@Command(
        name = "retire",
        header = "Let a version, or all of a name, serve nobody any more.",
        footer = {"", "Example:", "  heed models retire pumps --model-version 1 --bootstrap-server kafka:9092"})
public final class RetireModel implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The model's name.")
    private String name = "";

    @Option(names = "--model-version", paramLabel = "VERSION", description = "Which version; all of them by default.")
    private @Nullable String version;

    @Mixin
    private UpdateOptions update = new UpdateOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModelTopics topics = update.topics();
        NamedVersion retired = version == null
                ? NamedVersion.none(name)
                : topics.book().history(name).version(version).orElse(new NamedVersion(name, version, "", ""));
        update.send(
                topics,
                new Wanted(retired, UpdateMode.RETIRE),
                spec.commandLine().getOut());
        return 0;
    }
}

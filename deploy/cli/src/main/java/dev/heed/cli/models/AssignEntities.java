package dev.heed.cli.models;

import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.UpdateMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed models assign}. */
@Command(
        name = "assign",
        header = "Say which entities a model's name serves.",
        footer = {"", "Example:", "  heed models assign fans --entities 'fan-*' 'vent-*' --bootstrap-server kafka:9092"
        })
public final class AssignEntities implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The model's name.")
    private String name = "";

    @Option(
            names = "--entities",
            arity = "0..*",
            required = true,
            paramLabel = "PATTERN",
            description =
                    "With * and ? as in file names, in place of those before; none: the entities whose channels fit no"
                            + " other name.")
    private List<String> patterns = List.of();

    @Mixin
    private UpdateOptions update = new UpdateOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<String> given =
                patterns.stream().filter(pattern -> !pattern.isEmpty()).toList();
        if (given.size() != given.stream().distinct().count()) {
            throw Refusal.usage("--entities: expected each pattern once, found " + given);
        }
        ModelTopics topics = update.topics();
        Wanted wanted = new Wanted(NamedVersion.none(name), UpdateMode.ASSIGN, 1, given);
        update.send(topics, wanted, spec.commandLine().getOut());
        return 0;
    }
}

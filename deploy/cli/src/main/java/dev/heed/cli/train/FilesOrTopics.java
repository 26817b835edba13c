package dev.heed.cli.train;

import java.util.List;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Files need not be named where topics may be. */
final class FilesOrTopics implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
        List<OptionSpec> own = command.options().stream()
                .filter(option -> option.group() == null)
                .toList();
        own.forEach(command::remove);
        own.forEach(option -> command.addOption(
                option.longestName().equals("--input")
                        ? OptionSpec.builder(option).required(false).build()
                        : option)); // all of them, to keep their order in the help
        return command;
    }
}

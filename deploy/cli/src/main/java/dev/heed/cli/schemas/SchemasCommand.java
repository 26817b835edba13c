package dev.heed.cli.schemas;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed schemas}. */
@Command(
        name = "schemas",
        header = "Write the schemas of all topics as files, for programs in any language.",
        description =
                "One .avsc file for each kind of record, whole in itself, and asyncapi.yaml (AsyncAPI 3), which says what"
                        + " each topic holds. Files of these names are written over.",
        footer = {"", "Example:", "  heed schemas contracts"})
public final class SchemasCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The directory to write to; it is made if need be.")
    private Path directory = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Files.createDirectories(directory);
            for (Contract contract : Contract.values()) {
                Path file = directory.resolve(contract.record() + ".avsc");
                Files.writeString(file, contract.schemaText());
                out.println(file + "  topic " + contract.topic());
            }
            Path all = directory.resolve("asyncapi.yaml");
            Files.writeString(all, AsyncApi.document());
            out.println(all);
        } catch (IOException e) {
            throw Refusal.failure("DIR: expected a directory that can be written, found " + directory + ": "
                            + Cause.inWords(e))
                    .causedBy(e);
        }
        out.flush();
        return 0;
    }
}

package dev.heed.cli.infer;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed infer-mapping}. */
@Command(
        name = "infer-mapping",
        header = "Propose how records of another format are read, from a sample.",
        description = {
            "Looks at JSON, CSV lines, Influx's line protocol or, with its schema, Avro, and prints the file that"
                    + " heed.ingest.mapping of the job and --mapping of heed train, apply and replay take. What was guessed and why"
                    + " stands in it, and on standard error with ten rows as the job's own decoder reads them."
        },
        footer = {
            "",
            "Examples:",
            "  heed infer-mapping --bootstrap-server localhost:9092 --topic pumps --output pumps.yaml",
            "  heed run --bootstrap-server localhost:9092 --model my-model \\",
            "      -Dheed.ingest.topics=pumps -Dheed.ingest.mapping=pumps.yaml",
            "  # a file, one record a line",
            "  heed infer-mapping --input pumps.jsonl --output pumps.yaml",
            "  heed train --input pumps.jsonl --mapping pumps.yaml --output my-model"
        })
public final class InferMappingCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private SourceOptions source = new SourceOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "File to write the mapping to; it must not be there. Standard output by default.")
    private @Nullable Path output;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Records to look at, at most (default: ${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--schema", paramLabel = "FILE", description = "Of Avro: the records' schema, an .avsc file.")
    private @Nullable Path schema;

    @Option(
            names = "--entity",
            paramLabel = "PATH",
            description = "Field that names the entity, instead of the one guessed.")
    private @Nullable String entity;

    @Option(names = "--time", paramLabel = "PATH", description = "Field with the time, instead of the one guessed.")
    private @Nullable String time;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Of times without an offset, such as Europe/Berlin (default: ${DEFAULT-VALUE}).")
    private String zone = "UTC";

    @Option(
            names = "--period",
            paramLabel = "TIME",
            description = "Time between the samples of arrays, such as 10ms or 12kHz, instead of the one found.")
    private @Nullable String period;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (records < 1) {
            throw Refusal.usage("--records: expected 1 or more, found " + records);
        }
        requireZone();
        if (output != null && Files.exists(output)) {
            throw Refusal.usage("--output: expected a file that is not there yet, found " + output
                    + "; move it away, or give another name");
        }
        Path file = output == null ? Path.of("mapping.yaml") : output;
        Sample sample = source.read(records);
        FormatGuess format = schema == null
                ? source.registry()
                        .filter(registry -> AvroGuess.isNumbered(sample))
                        .map(registry -> AvroGuess.of(sample, registry))
                        .orElseGet(() -> FormatGuess.of(sample))
                : AvroGuess.of(sample, text(schema), beside(file, schema));
        Proposal proposal = Proposal.of(
                format,
                new Proposal.Told(entity, time, zone, period, source.registry().orElse(null)));
        Trial trial = Trial.of(proposal.sample(), proposal.mappings(file), proposal.channels());
        write(proposal.yaml());
        PrintWriter err = spec.commandLine().getErr();
        proposal.reasons().forEach(err::println);
        trial.lines().forEach(err::println);
        err.print(trial.table());
        err.flush();
        if (!trial.hasReadings()) {
            throw Refusal.failure(
                    "expected records that the proposed mapping reads, found none; change it as said above");
        }
        return 0;
    }

    private void requireZone() {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.usage("--time-zone: expected a zone such as Europe/Berlin or +01:00, found '" + zone + "'")
                    .causedBy(e);
        }
    }

    private static String text(Path schema) {
        try {
            return Files.readString(schema);
        } catch (IOException e) {
            throw Refusal.usage("--schema: expected a file with an Avro schema, found %s: %s"
                            .formatted(schema, Cause.inWords(e)))
                    .causedBy(e);
        }
    }

    /** A file as one beside it names it. */
    private static String beside(Path mapping, Path other) {
        Path directory = mapping.toAbsolutePath().normalize().getParent();
        return directory == null
                ? other.toAbsolutePath().toString()
                : directory.relativize(other.toAbsolutePath().normalize()).toString();
    }

    private void write(String yaml) {
        if (output == null) {
            spec.commandLine().getOut().print(yaml);
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            Files.writeString(output, yaml, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw Refusal.failure("--output: expected a file that can be written, found %s: %s"
                            .formatted(output, Cause.inWords(e)))
                    .causedBy(e);
        }
    }
}

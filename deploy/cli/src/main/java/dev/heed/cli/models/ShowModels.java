package dev.heed.cli.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.terminal.Table;
import dev.heed.model.refusal.Refusal;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed models status}. */
@Command(
        name = "status",
        header = "Show what the versions of each name do now, and what is not answered yet.",
        description =
                "By the topics of updates and of their states alone: of the models that a job had at its start it tells"
                        + " what updates say of them.",
        footer = {"", "Example:", "  heed models status pumps --bootstrap-server kafka:9092"})
public final class ShowModels implements Callable<Integer> {
    private static final int DIGITS = 8;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One model's name; all by default.")
    private @Nullable String name;

    @Mixin
    private ModelTopicOptions topics = new ModelTopicOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws JsonProcessingException {
        ModelTopics found = topics.topics();
        ModelBook book = found.book();
        if (name != null && !book.knows(name)) {
            throw Refusal.failure("topic %s: expected updates of the model '%s', found those of %s"
                    .formatted(found.updates(), name, book.names()));
        }
        List<NameState> states = book.histories().stream()
                .filter(history -> name == null || history.name().equals(name))
                .map(NameState::of)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(JSON.writeValueAsString(states));
        } else if (states.isEmpty()) {
            out.println("No update is in topic " + found.updates() + ".");
        } else {
            print(states, out);
        }
        if (book.unreadable() > 0) {
            spec.commandLine()
                    .getErr()
                    .printf("%s: %,d records that this version cannot read%n", spec.qualifiedName(), book.unreadable());
        }
        out.flush();
        return 0;
    }

    private static void print(List<NameState> states, PrintWriter out) {
        Table table = Table.of("name", "version", "digest", "now", "since", "subtasks", "entities");
        for (NameState state : states) {
            String entities = String.join(" ", state.entities());
            if (state.versions().isEmpty()) {
                table.row(state.name(), "-", "", "", "", "", entities);
            }
            for (VersionState version : state.versions()) {
                table.row(
                        state.name(),
                        version.version().isEmpty() ? "-" : version.version(),
                        version.digest()
                                .substring(0, Math.min(DIGITS, version.digest().length())),
                        version.now(),
                        version.since() == null ? "" : version.since(),
                        version.subtasks(),
                        entities);
            }
        }
        out.print(table);
        for (NameState state : states) {
            state.versions().stream()
                    .filter(version -> !version.text().isEmpty())
                    .forEach(version -> out.printf(
                            "%s%s, %s: %s%n",
                            state.name(),
                            version.version().isEmpty() ? "" : ' ' + version.version(),
                            version.now(),
                            version.text()));
        }
    }
}

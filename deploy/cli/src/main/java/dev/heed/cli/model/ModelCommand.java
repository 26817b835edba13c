package dev.heed.cli.model;

import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed model}. */
@Command(
        name = "model",
        header = "Show what a model is and how well it does, and check it.",
        description =
                "Verifies every file's hash, the card, the graph's signature and its operations, loads the model and"
                        + " runs it once: the checks that a job makes before it starts.",
        footer = {"", "Examples:", "  heed model my-model", "  heed model my-model --seal"})
public final class ModelCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "A model directory, as heed train writes it.")
    private Path directory = Path.of("");

    @Option(
            names = "--seal",
            description = "Write manifest.json first: for a SavedModel from elsewhere that was put beside a card.")
    private boolean seal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (seal) {
            ModelDirectory.seal(directory);
        }
        try (ServingModel model = ServingModel.load(directory, ServingOptions.defaults())) {
            CardSummary.print(model.card(), model.digest(), out);
            out.printf(
                    "%nChecked: files, card, signature and operations are as they must be; it runs on the %s here.%n",
                    model.placement().device());
            out.flush();
        }
        return 0;
    }
}

package dev.heed.cli.models;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.UpdateMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed models canary}. */
@Command(
        name = "canary",
        header = "Let a version serve a share of the entities of its name.",
        description = "Which ones is the same after a restart; a larger share keeps those of a smaller one.",
        footer = {"", "Example:", "  heed models canary pumps --share 20%% --bootstrap-server kafka:9092"})
public final class CanaryModel implements Callable<Integer> {
    @Mixin
    private ModelChoice model = new ModelChoice();

    @Option(
            names = "--share",
            required = true,
            paramLabel = "X",
            description = "Share of the entities, above 0 and up to 1, such as 0.2 or 20%%.")
    private String share = "";

    @Mixin
    private UpdateOptions update = new UpdateOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        float part = share();
        ModelTopics topics = update.topics();
        NamedVersion chosen = model.of(topics.book(), settings.configuration());
        Wanted wanted = new Wanted(chosen, UpdateMode.CANARY, part, List.of());
        update.send(topics, wanted, spec.commandLine().getOut());
        return 0;
    }

    private float share() {
        boolean isPercent = share.endsWith("%");
        try {
            float number = Float.parseFloat(isPercent ? share.substring(0, share.length() - 1) : share);
            float part = isPercent ? number / 100 : number;
            if (part > 0 && part <= 1) {
                return part;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw Refusal.usage("--share: expected a share above 0 and up to 1, such as 0.2 or 20%, found '" + share + "'");
    }
}

package dev.heed.cli.demo;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.input.Account;
import dev.heed.cli.input.LayoutOptions;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.kafka.FreePort;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed demo}. */
@Command(
        name = "demo",
        header = "See everything at once, on this machine: Kafka, Flink, a model, simulated pumps.",
        description = {
            "Trains a small model on pumps that run well, then streams an hour of theirs a minute through Kafka and the"
                    + " job while they cavitate, block, wear and lie. Alerts appear as they open; at the end, what was"
                    + " injected stands beside what was found.",
            "Needs nothing and leaves nothing behind."
        },
        footer = {
            "",
            "Examples:",
            "  heed demo --seconds 60",
            "  # your own file: trained on its first half, the second half streamed",
            "  heed demo --input machine.csv --seconds 30"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_SECONDS = 60;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Stream for N seconds, every fault within them; by default until Ctrl-C.")
    private @Nullable Integer seconds;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Stream this CSV instead of the pumps; the first column is the time.")
    private @Nullable Path input;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the live page; any that is free by default.")
    private int port;

    @Mixin
    private LayoutOptions layout = new LayoutOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (seconds != null && seconds < 5) {
            throw Refusal.usage("--seconds: expected 5 or more, found " + seconds);
        }
        FreePort.require("--port", port);
        Screen screen = new Screen(spec.commandLine().getOut(), System.console() != null);
        Path directory = Files.createTempDirectory("heed-demo-");
        try {
            new Demo(scenario(screen), settings.configuration(), screen, port).run(directory);
        } finally {
            Utils.delete(directory.toFile());
        }
        return 0;
    }

    private Scenario scenario(Screen screen) {
        if (input != null) {
            Account account = new Account();
            SeriesFiles files = SeriesFiles.open(List.of(input), layout.layout());
            Scenario scenario =
                    Scenario.ofFiles(files, layout.period(), seconds == null ? USUAL_SECONDS : seconds, account);
            account.lines().forEach(screen::say);
            return scenario;
        }
        return seconds == null
                ? PumpScenario.endless(Clock.systemUTC())
                : PumpScenario.lasting(seconds, Clock.systemUTC());
    }
}

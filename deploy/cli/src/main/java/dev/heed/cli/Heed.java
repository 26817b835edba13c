package dev.heed.cli;

import dev.heed.cli.apply.ApplyCommand;
import dev.heed.cli.attend.AttendCommand;
import dev.heed.cli.check.CheckCommand;
import dev.heed.cli.demo.DemoCommand;
import dev.heed.cli.evaluate.EvaluateCommand;
import dev.heed.cli.explain.ExplainCommand;
import dev.heed.cli.extension.Extension;
import dev.heed.cli.feedback.FeedbackCommand;
import dev.heed.cli.infer.InferMappingCommand;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.model.ModelCommand;
import dev.heed.cli.models.ModelsCommand;
import dev.heed.cli.replay.ReplayCommand;
import dev.heed.cli.retrain.RetrainCommand;
import dev.heed.cli.run.RunCommand;
import dev.heed.cli.schemas.SchemasCommand;
import dev.heed.cli.terminal.CtrlC;
import dev.heed.cli.terminal.Scratch;
import dev.heed.cli.topics.TopicsCommand;
import dev.heed.cli.torture.TortureCommand;
import dev.heed.cli.train.TrainCommand;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code heed}. */
@Command(
        name = "heed",
        header = "Attention over streams of time series: what matters, what comes next, what is wrong.",
        description =
                "Sensors write to Kafka; Heed weights their values by attention, scores every step, forecasts, and"
                        + " says which channel is to blame.",
        subcommands = {
            DemoCommand.class,
            TrainCommand.class,
            ModelCommand.class,
            ApplyCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            RunCommand.class,
            TopicsCommand.class,
            SchemasCommand.class,
            RetrainCommand.class,
            ModelsCommand.class,
            ReplayCommand.class,
            FeedbackCommand.class,
            InferMappingCommand.class,
            AttendCommand.class,
            TortureCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Start here:",
            "  heed demo --seconds 60   everything at once, here, with simulated pumps",
            "  heed COMMAND --help      what a command takes, with examples",
            "",
            "Exit status: 0 done, 1 failed, 2 bad usage, 3 a check before the start failed."
        })
public final class Heed {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show what Flink and Kafka log, and where an error arose.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions.")
    private boolean version;

    /** Runs a command and ends the process with its status. */
    public static void main(String[] args) {
        StandardError.pastTheFilter();
        Scratch.begin();
        Locale.setDefault(Locale.ROOT);
        CtrlC.interrupts(Thread.currentThread());
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute. */
    static CommandLine commandLine() {
        Heed heed = new Heed();
        CommandLine line = new CommandLine(heed);
        ServiceLoader.load(Extension.class).forEach(line::addSubcommand);
        ErrorReport errors = new ErrorReport(heed::isVerbose, CtrlC::wasPressed);
        line.registerConverter(RowRange.class, RowRange::parse);
        layOut(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionStrategy(parsed -> {
                    if (heed.isVerbose()) {
                        System.setProperty("heed.log.level", "info");
                        System.setProperty("heed.log.told", "neutral");
                    }
                    if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                        line.usage(line.getOut());
                        return ExitCode.BAD_USAGE.status();
                    }
                    return run(parsed);
                })
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    /** An error is told, too: it would end this thread only, and those of Flink would keep the process. */
    private static int run(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error error) {
            List<CommandLine> commands = parsed.asCommandLineList();
            throw new ExecutionException(commands.get(commands.size() - 1), error.toString(), error);
        }
    }

    private static void layOut(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .requiredOptionMarker('*')
                .synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .optionListHeading("%nOptions (* must be given):%n");
        line.getSubcommands().values().forEach(Heed::layOut);
    }

    private boolean isVerbose() {
        return verbose || System.getenv("HEED_DEBUG") != null;
    }
}

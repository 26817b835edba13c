package dev.heed.cli.torture;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.model.refusal.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed torture}. */
@Command(
        name = "torture",
        header = "Break a whole cluster on this machine, again and again, and count what is lost.",
        description = {
            "Starts a broker, a JobManager and two TaskManagers as processes, streams simulated pumps through the job, and"
                    + " kills, stops, cuts and poisons them at random. Then it runs the same input again in peace and"
                    + " compares all outputs, record by record: nothing may be lost, come twice or be different.",
            "With --models nothing is broken, unless --kills says so: models are activated, shadowed, tried as canaries and rolled"
                    + " back under load, two versions of two names. The same input is run again with all changes known before.",
            "Needs nothing and leaves nothing behind, unless something was wrong. Exit status 1 then."
        },
        footer = {
            "",
            "Examples:",
            "  heed torture --minutes 30 --report torture.json",
            "  # the same faults at the same places again",
            "  heed torture --minutes 30 --seed 7",
            "  # one kind only",
            "  heed torture --minutes 3 --only kill-job-manager",
            "  # a hundred changes of models, and a TaskManager killed twice meanwhile",
            "  heed torture --models --kills 2"
        })
public final class TortureCommand implements Callable<Integer> {
    @Option(names = "--minutes", paramLabel = "N", description = "How long faults are made (default: 30).")
    private int minutes = 30;

    @Option(names = "--faults", paramLabel = "N", description = "End sooner, after so many faults.")
    private int strikes = Integer.MAX_VALUE;

    @Option(names = "--pause", paramLabel = "N", description = "Longest pause between faults in seconds (default: 13).")
    private int pause = 13;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn: faults, pauses, disorder.")
    private @Nullable Long seed;

    @Option(names = "--rate", paramLabel = "N", description = "Readings a second (default: 1000).")
    private int rate = 1000;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FAULT",
            completionCandidates = Names.class,
            description = "Make these faults only: ${COMPLETION-CANDIDATES}.")
    private List<String> only = new Names();

    /** The names of all faults. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Arrays.stream(Fault.values()).map(Fault::toString).toList());
        }
    }

    @Option(
            names = "--models",
            description =
                    "Make no faults, but change the job's models under load: activations, shadows, canaries, rollbacks.")
    private boolean changesModels;

    @Option(names = "--switches", paramLabel = "N", description = "With --models: how many changes (default: 100).")
    private int switches = 100;

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "With --models: kill a TaskManager so often meanwhile (default: 0).")
    private int kills;

    @Option(
            names = "--phase",
            paramLabel = "N",
            description =
                    "With --models: seconds with changes, and as many without, in turn, to compare latencies (default: 60).")
    private int phase = 60;

    @Option(names = "--pumps", paramLabel = "N", description = "With --models: how many pumps (default: 200).")
    private int pumps = 200;

    @Option(names = "--report", paramLabel = "FILE", description = "Write seed, time line and counts as JSON too.")
    private @Nullable File report;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (minutes < 1 || strikes < 1 || pause < 1 || rate < Load.PUMPS) {
            throw Refusal.usage(
                    "expected --minutes, --faults and --pause of 1 or more and --rate of %d or more, found %d, %d, %d and %d"
                            .formatted(Load.PUMPS, minutes, strikes, pause, rate));
        }
        if (switches < 1 || kills < 0 || phase < 1 || pumps < 1) {
            throw Refusal.usage("expected --switches, --phase and --pumps of 1 or more and --kills of 0 or more,"
                    + " found %d, %d, %d and %d".formatted(switches, phase, pumps, kills));
        }
        long drawn = seed == null ? new Random().nextInt(1_000_000) : seed;
        Path directory = Files.createTempDirectory("heed-torture-");
        return changesModels ? change(directory, drawn) : torture(directory, drawn);
    }

    private int change(Path directory, long drawn) throws Exception {
        SwitchPlan plan = new SwitchPlan(drawn, switches, kills, phase, rate, pumps);
        SwitchReport outcome = new SwitchTorture(directory, plan, this::say).run();
        say(outcome.table());
        write(outcome);
        return end(directory, outcome.isGreen());
    }

    private int torture(Path directory, long drawn) throws Exception {
        TorturePlan plan =
                new TorturePlan(drawn, Duration.ofMinutes(minutes), Duration.ofSeconds(pause), strikes, rate, faults());
        TortureReport outcome = new Torture(directory, plan, this::say).run();
        say(outcome.table());
        write(outcome);
        return end(directory, outcome.isGreen());
    }

    private int end(Path directory, boolean isGreen) throws IOException {
        if (isGreen) {
            Utils.delete(directory.toFile());
            return 0;
        }
        say("Logs, topics and checkpoints are kept in " + directory);
        return 1;
    }

    private List<Fault> faults() {
        if (!new Names().containsAll(only)) {
            throw Refusal.usage("--only: expected some of %s, found %s".formatted(new Names(), only));
        }
        return Arrays.stream(Fault.values())
                .filter(fault -> only.contains(fault.toString()))
                .toList();
    }

    private void write(Record outcome) throws IOException {
        if (report != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(report, outcome);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

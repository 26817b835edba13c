package dev.heed.cli.check;

import dev.heed.attend.AttendOptions;
import dev.heed.broker.BrokerContact;
import dev.heed.broker.OpenTransaction;
import dev.heed.broker.OpenTransactions;
import dev.heed.cli.flink.FileSystemPlugins;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.terminal.Table;
import dev.heed.emit.OutputTopics;
import dev.heed.emit.PrefixLease;
import dev.heed.model.refusal.Refusal;
import dev.heed.models.ModelsOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.TransactionState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed check}. */
@Command(
        name = "check",
        header = "Look at what heed run would need, and start nothing.",
        description = {
            "Takes the options of heed run. Looks at the broker, the user's rights, topics, what Kafka keeps, clocks, the"
                    + " transaction prefix, the model and memory, and tells each in a line: ok, or what to do. With"
                    + " anything to do it ends with 3.",
            "A transaction that a killed job left open keeps whoever reads only what is committed from everything behind"
                    + " it, until its timeout. A job aborts those of its own transaction prefix when it starts again;"
                    + " --abort-open ends those of another. Leave those of a job that is to go on from a checkpoint: it commits"
                    + " some of them when it starts."
        },
        footer = {
            "",
            "Examples:",
            "  heed check --bootstrap-server kafka:9092 --model /models/pumps \\",
            "      --command-config client.properties",
            "  heed check --bootstrap-server kafka:9092 --model my-model \\",
            "      --machines 5000 --cluster flink:8081",
            "  heed check --bootstrap-server kafka:9092 --abort-open old-job"
        })
public final class CheckCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--model",
            paramLabel = "DIR|URI",
            description = "The model, as for heed run; without it only the rest is checked.")
    private @Nullable String model;

    @Option(
            names = "--models",
            paramLabel = "DIR|URI",
            arity = "1..*",
            description = "Several models, as for heed run, instead of --model.")
    private List<String> models = List.of();

    @Option(
            names = "--machines",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many machines there will be, for the sum of memory (default: ${DEFAULT-VALUE}).")
    private long machines = 1000;

    @Option(
            names = "--cluster",
            paramLabel = "HOST:PORT",
            description = "Look at the Flink cluster whose REST address this is, too.")
    private @Nullable String cluster;

    @Option(
            names = "--abort-open",
            paramLabel = "PREFIX",
            description = "Abort the open transactions of a job with this transaction prefix, if no such job runs.")
    private @Nullable String abort;

    @Option(names = "--force", description = "Abort them even if the job runs; it fails then, and starts again.")
    private boolean force;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Configuration options = settings.configuration(own -> {
            kafka.into(own);
            registry.into(own);
            if (model != null) {
                own.set(AttendOptions.MODEL, model);
            }
            if (!models.isEmpty()) {
                own.set(ModelsOptions.MODELS, models);
            }
        });
        Properties client = kafka.clientProperties();
        registry.settings();
        if (abort != null) {
            abort(client, options, abort);
            return 0;
        }
        Inspection inspection =
                new Inspection(spec.commandLine().getOut(), spec.commandLine().getErr(), spec.qualifiedName());
        StartCheck start = new StartCheck(inspection, client, options);
        boolean open = start.broker();
        start.registry();
        boolean hasModels = options.contains(AttendOptions.MODEL) || options.contains(ModelsOptions.MODELS);
        if (hasModels) {
            FileSystemPlugins.load(options);
            start.models(machines, cluster);
            start.job();
        }
        if (open) {
            show(open(client, options));
        }
        if (inspection.wrong() > 0) {
            throw Refusal.preflight(
                    "%d of %d are to be mended before the start".formatted(inspection.wrong(), inspection.looked()));
        }
        say("Nothing keeps the job from its start" + (hasModels ? "." : "; no --model was given."));
        return 0;
    }

    private static List<OpenTransaction> open(Properties client, Configuration options) {
        try (OpenTransactions transactions = new OpenTransactions(client)) {
            return transactions.on(OutputTopics.of(options).all());
        }
    }

    private void abort(Properties client, Configuration options, String prefix) {
        BrokerContact.require(client);
        if (!force) {
            PrefixLease.requireFree(client, prefix, Duration.ZERO);
        }
        try (OpenTransactions transactions = new OpenTransactions(client)) {
            List<OpenTransaction> ended = transactions
                    .on(OutputTopics.of(options).all())
                    .stream()
                    .filter(transaction -> transaction.prefix().equals(Optional.of(prefix)))
                    .toList();
            transactions.abort(ended.stream()
                    .map(OpenTransaction::id)
                    .flatMap(Optional::stream)
                    .toList());
            say("Aborted %d open transactions of prefix '%s'.".formatted(ended.size(), prefix));
            show(transactions.on(OutputTopics.of(options).all()));
        }
    }

    private void show(List<OpenTransaction> open) {
        if (open.isEmpty()) {
            say("No transaction is open on the output topics.");
            return;
        }
        say("Open on the output topics; --abort-open PREFIX ends those of a job that is no longer:");
        Table table = Table.of("transaction", "prefix", "state", "open for", "records held back", "topics");
        open.forEach(one -> table.row(
                one.id().orElse("producer " + one.producerId()),
                one.prefix().orElse("unknown"),
                one.name()
                        .map(OpenTransaction.Name::state)
                        .map(TransactionState::toString)
                        .orElse("unknown"),
                one.name().map(name -> name.age().toSeconds() + " s").orElse("-"),
                "%,d".formatted(one.heldBack()),
                one.topics()));
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

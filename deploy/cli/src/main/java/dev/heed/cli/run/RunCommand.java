package dev.heed.cli.run;

import dev.heed.attend.AttendOptions;
import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.cli.flink.FileSystemPlugins;
import dev.heed.cli.flink.FlinkCluster;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.SubjectAdmin;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.emit.OutputTopics;
import dev.heed.job.BrokerCheck;
import dev.heed.job.HeedJob;
import dev.heed.job.JobTopics;
import dev.heed.job.TopicPlan;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.models.ModelsOptions;
import dev.heed.registry.RegistrySettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed run}. */
@Command(
        name = "run",
        header = "Run the job on a Kafka, here or on a Flink cluster.",
        description = {
            "Reads sensor-readings, writes weighted-features, saliency, forecasts, saliency-alerts and dead-letters,"
                    + " exactly once. Here it runs until Ctrl-C; a cluster keeps it running.",
            "Where it goes on after a stop: -Dexecution.checkpointing.dir=DIR keeps its checkpoints,"
                    + " -Dexecution.state-recovery.path=CHECKPOINT begins from one."
        },
        footer = {
            "",
            "Examples:",
            "  heed run --bootstrap-server localhost:9092 --model my-model \\",
            "      --create-topics 4",
            "  # on a Flink cluster, which gets the model with the job",
            "  heed run --bootstrap-server kafka:9092 --model my-model \\",
            "      --cluster flink:8081 -Dparallelism.default=8"
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--model",
            paramLabel = "DIR|URI",
            description = {
                "The model directory, or where it lies: file:, s3:, … as far as Flink has a plugin for it.",
                "A cluster gets it with the job."
            })
    private @Nullable String model;

    @Option(
            names = "--models",
            paramLabel = "DIR|URI",
            arity = "1..*",
            description = {
                "Several model directories, or directories of such, instead of --model: each reading goes to the model that"
                        + " its entity is assigned to (heed.models.assignments), else to the one whose channels it carries."
            })
    private List<String> models = List.of();

    @Option(
            names = "--create-topics",
            paramLabel = "N",
            description = "Make the topics that are missing, with N partitions each, as heed topics create does; with"
                    + " --schema-registry register their schemas, too.")
    private @Nullable Integer partitions;

    @Option(
            names = "--cluster",
            paramLabel = "HOST:PORT",
            description = "Submit to the Flink cluster whose REST address this is, and return.")
    private @Nullable String cluster;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (partitions != null && partitions < 1) {
            throw Refusal.usage("--create-topics: expected 1 or more partitions, found " + partitions);
        }
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
        requireModel(options);
        registry.settings();
        FileSystemPlugins.load(options);
        List<ModelDirectory> directories = HeedJob.models(options);
        StreamExecutionEnvironment env = environment(HeedJob.withDefaults(options));
        define(env, options);
        if (cluster != null) {
            say("Submitted to %s as job %s."
                    .formatted(cluster, RunningJob.submit(env).getJobID()));
            return 0;
        }
        try (RunningJob running = RunningJob.of(env)) {
            RunCard.print(options, directories, spec.commandLine().getOut());
            say("The job runs; Ctrl-C ends it.");
            running.await();
        }
        say("The job has ended.");
        return 0;
    }

    private static void requireModel(Configuration options) {
        boolean isNamed = options.contains(AttendOptions.MODEL)
                || options.contains(ModelsOptions.MODELS)
                || options.contains(ModelsOptions.UPDATES_TOPIC);
        if (!isNamed) {
            throw Refusal.usage(
                    "expected --model DIR, --models DIR… or -Dheed.models.updates-topic=TOPIC, found none of them;"
                            + " train a model with heed train");
        }
    }

    private StreamExecutionEnvironment environment(Configuration flink) {
        if (cluster == null) {
            return EmbeddedFlink.environment(flink);
        }
        FlinkCluster remote = FlinkCluster.at(cluster);
        remote.requireAnswer(flink);
        return remote.environment(flink);
    }

    /** Checks everything that can be checked; only then makes topics. Schemas must be there for the checks. */
    private void define(StreamExecutionEnvironment env, Configuration options) {
        List<String> names = new ArrayList<>(OutputTopics.of(options).all());
        names.addAll(BrokerCheck.inputs(options));
        try (TopicAdmin topics = new TopicAdmin(kafka.clientProperties())) {
            if (partitions == null) {
                topics.require(names);
            }
            Set<String> missing = topics.missing(names);
            if (partitions != null) {
                RegistrySettings.of(options)
                        .ifPresent(schemas -> new SubjectAdmin(schemas).register(JobTopics.own(options)));
            }
            HeedJob.define(env, options);
            if (partitions != null) {
                TopicPlan.of(options).stream()
                        .filter(plan -> missing.contains(plan.name()))
                        .forEach(plan -> topics.create(partitions, List.of(plan.name()), plan.settings()));
            }
            OpenOfOthers.line(kafka.clientProperties(), options)
                    .ifPresent(line -> spec.commandLine().getErr().println("heed run: " + line));
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

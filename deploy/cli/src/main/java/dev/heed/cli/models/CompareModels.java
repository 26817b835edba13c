package dev.heed.cli.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.kafka.TopicScan;
import dev.heed.cli.terminal.Table;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.ModelComparison;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.RecordReader;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed models compare}. */
@Command(
        name = "compare",
        header = "Show how shadows did beside the active version: scores, alerts, forecast errors, time.",
        description = {
            "Sums up topic model-comparisons, which holds a record per entity and heed.models.comparison-interval of the job.",
            "Both versions saw the same windows. Errors are in standard deviations of each channel; correlation is that of the"
                    + " scores' ranks."
        },
        footer = {
            "",
            "Examples:",
            "  heed models compare pumps --bootstrap-server kafka:9092",
            "  heed models compare pumps --by-entity --from 2026-01-31 --bootstrap-server kafka:9092"
        })
public final class CompareModels implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One model's name; all by default.")
    private @Nullable String name;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "model-comparisons",
            description =
                    "Topic of comparisons, as heed.models.comparisons-topic of the job (default: ${DEFAULT-VALUE}).")
    private String topic = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only intervals that begin then or later: a time of the readings.")
    private @Nullable String from;

    @Option(names = "--by-entity", description = "A line for each entity.")
    private boolean isByEntity;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * What is summed up together.
     *
     * @param name of the model
     * @param active version
     * @param shadow version
     * @param entity the only one; null for all
     */
    private record Pair(
            String name,
            String active,
            String shadow,
            @Nullable String entity) {
        static final Comparator<Pair> IN_ORDER = Comparator.comparing(Pair::name)
                .thenComparing(Pair::active)
                .thenComparing(Pair::shadow)
                .thenComparing(Pair::entity, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /** A line of JSON. */
    private record Line(
            @JsonUnwrapped Pair pair, @JsonUnwrapped ComparedVersions.Sums sums) {}

    @Override
    public Integer call() throws JsonProcessingException {
        Instant begin = from == null ? Instant.MIN : EffectiveTime.parse("--from", from);
        registry.settings();
        Properties client = kafka.clientProperties();
        try (TopicAdmin admin = new TopicAdmin(client)) {
            admin.require(List.of(topic));
        }
        Encoding encoding = registry.encoding(new ContractTopic(Contract.MODEL_COMPARISON, topic));
        RecordReader<ModelComparison> reader = encoding.reader(ModelComparison.class);
        Map<Pair, ComparedVersions> pairs = new TreeMap<>(Pair.IN_ORDER);
        Set<String> names = new TreeSet<>();
        long[] unreadable = {0};
        new TopicScan(client, topic).all(record -> {
            ModelComparison one = Readable.of(reader, record);
            if (one == null) {
                unreadable[0]++;
                return;
            }
            names.add(one.getShadow().getName());
            if ((name == null || name.equals(one.getShadow().getName()))
                    && !one.getFrom().isBefore(begin)) {
                pairs.computeIfAbsent(pair(one), absent -> new ComparedVersions())
                        .add(one);
            }
        });
        if (name != null && !names.isEmpty() && !names.contains(name)) {
            throw Refusal.failure("topic %s: expected comparisons of the model '%s', found those of %s"
                    .formatted(topic, name, String.join(", ", names)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            out.println(JSON.writeValueAsString(pairs.entrySet().stream()
                    .map(one -> new Line(one.getKey(), one.getValue().sums()))
                    .toList()));
        } else if (pairs.isEmpty()) {
            out.println("No comparison" + (name == null ? "" : " of " + name)
                    + (from == null ? "" : " from " + from + " on") + " is in topic " + topic
                    + ": one comes at the end of each interval of a shadow.");
        } else {
            print(pairs, out);
        }
        if (unreadable[0] > 0) {
            spec.commandLine()
                    .getErr()
                    .printf("%s: %,d records that this version cannot read%n", spec.qualifiedName(), unreadable[0]);
        }
        out.flush();
        return 0;
    }

    private Pair pair(ModelComparison one) {
        return new Pair(
                one.getShadow().getName(),
                one.getActive().getVersion(),
                one.getShadow().getVersion(),
                isByEntity ? one.getEntity() : null);
    }

    private void print(Map<Pair, ComparedVersions> pairs, PrintWriter out) {
        Table table = Table.of(
                "name",
                "active",
                "shadow",
                isByEntity ? "entity" : "entities",
                "steps",
                "correlation",
                "alerts of both",
                "active only",
                "shadow only",
                "error",
                "shadow error",
                "µs/step",
                "shadow µs/step",
                "from",
                "to");
        pairs.forEach((pair, compared) -> {
            ComparedVersions.Sums sums = compared.sums();
            table.row(
                    pair.name(),
                    pair.active(),
                    pair.shadow(),
                    pair.entity() == null ? sums.entities() : pair.entity(),
                    sums.steps(),
                    figure(sums.rankCorrelation(), "%.3f"),
                    sums.both(),
                    sums.activeOnly(),
                    sums.shadowOnly(),
                    figure(sums.activeError(), "%.3f"),
                    figure(sums.shadowError(), "%.3f"),
                    figure(sums.activeMicros(), "%.1f"),
                    figure(sums.shadowMicros(), "%.1f"),
                    sums.from(),
                    sums.to());
        });
        out.print(table);
    }

    private static String figure(@Nullable Double figure, String format) {
        return figure == null ? "-" : String.format(Locale.ROOT, format, figure);
    }
}

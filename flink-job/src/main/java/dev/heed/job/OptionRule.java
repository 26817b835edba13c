package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.attend.CrashSettings;
import dev.heed.broker.TransactionIds;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.FalseAlerts;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.models.ModelsOptions;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.window.WindowOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.kafka.common.record.CompressionType;

/**
 * What an option's value must be, beyond its type.
 *
 * @param option that is held to it
 * @param holds whether a value is as it must be
 * @param expected what it must be, in words
 * @param <T> the value
 */
record OptionRule<T>(ConfigOption<T> option, Predicate<T> holds, String expected) {
    private static final List<String> COMPRESSIONS =
            Arrays.stream(CompressionType.values()).map(type -> type.name).toList();

    /** The rules of all options, in the order of the stages. */
    static final List<OptionRule<?>> ALL = List.of(
            new OptionRule<>(RegistryOptions.URL, RegistrySettings::areUrls, RegistrySettings.ADDRESSES),
            notNegative(RegistryOptions.WAIT),
            new OptionRule<>(IngestOptions.TOPICS, topics -> !topics.isEmpty(), "at least one topic"),
            new OptionRule<>(IngestOptions.TOPIC_PATTERN, OptionRule::isPattern, "a regular expression"),
            new OptionRule<>(IngestOptions.GROUP, group -> !group.isBlank(), "a name"),
            new OptionRule<>(
                    IngestOptions.START,
                    OptionRule::isStart,
                    "earliest, latest, committed or a time such as 2026-01-31T00:00:00Z"),
            new OptionRule<>(IngestOptions.STOP, Set.of("never", "latest")::contains, "never or latest"),
            notNegative(IngestOptions.MAX_LATENESS),
            notNegative(IngestOptions.MAX_SKEW),
            positive(IngestOptions.IDLE_TIMEOUT),
            notNegative(IngestOptions.MAX_FUTURE),
            new OptionRule<>(IngestOptions.MAX_BAD_RATE, rate -> rate >= 0 && rate <= 1, "a share in [0, 1]"),
            atLeast(IngestOptions.MAX_SAMPLES, 1),
            atLeast(WindowOptions.HOP, 1),
            positive(WindowOptions.RETENTION),
            atLeast(WindowOptions.MAX_ENTITIES, 1),
            atLeast(AttendOptions.BATCH_SIZE, 1),
            notNegative(AttendOptions.LINGER),
            atLeast(AttendOptions.THREADS, 1),
            atLeast(AttendOptions.INTRA_OP_THREADS, 1),
            new OptionRule<>(
                    AttendOptions.CRASH_JOURNAL, CrashSettings::isValid, "a directory's absolute path, or 'none'"),
            atLeast(AttendOptions.MAX_CRASHES, 1),
            atLeast(AttendOptions.PARALLELISM, 1),
            notNegativeNumber(AttendOptions.GPUS),
            new OptionRule<>(ModelsOptions.MODELS, models -> !models.isEmpty(), "at least one directory"),
            new OptionRule<>(
                    ModelsOptions.ASSIGNMENTS,
                    all -> all.stream().allMatch(one -> one.matches("[^=]+=.+")),
                    "NAME=PATTERN, separated by ';'"),
            new OptionRule<>(ModelsOptions.UPDATES_TOPIC, topic -> !topic.isBlank(), "a topic"),
            positive(ModelsOptions.COMPARISON_INTERVAL),
            notNegative(ModelsOptions.MAX_AHEAD),
            new OptionRule<>(DetectOptions.FALSE_ALERTS, FalseAlerts::isValid, FalseAlerts.EXPECTED),
            new OptionRule<>(DetectOptions.MAX_RISE, rise -> rise >= 1 && Double.isFinite(rise), "a number from 1 on"),
            positive(DetectOptions.ACCEPT_AFTER),
            notNegative(DetectOptions.WARM_UP),
            atLeast(DetectOptions.CLOSE_STEPS, 1),
            notNegative(DetectOptions.CLOSE_AFTER),
            atLeast(DetectOptions.UPDATE_STEPS, 1),
            notNegative(DetectOptions.UPDATE_INTERVAL),
            atLeast(DetectOptions.FAITHFULNESS_EVERY, 0),
            atLeast(DetectOptions.MOMENTS, 0),
            positiveNumber(SlotOptions.CPU_CORES),
            atLeast(SlotOptions.HEAP_MB, 1),
            atLeast(SlotOptions.MANAGED_MB, 0),
            new OptionRule<>(CoreOptions.DEFAULT_PARALLELISM, count -> count >= 1, "at least 1"),
            positive(CheckpointingOptions.CHECKPOINTING_INTERVAL),
            positive(CheckpointingOptions.CHECKPOINTING_TIMEOUT),
            new OptionRule<>(EmitOptions.OUTPUTS, OutputTopics::areKinds, OutputTopics.EXPECTED),
            topic(EmitOptions.WEIGHTED_FEATURES),
            topic(EmitOptions.SALIENCY),
            topic(EmitOptions.FORECASTS),
            topic(EmitOptions.ALERTS),
            topic(EmitOptions.DEAD_LETTERS),
            positive(EmitOptions.TRANSACTION_TIMEOUT),
            new OptionRule<>(
                    EmitOptions.TRANSACTION_PREFIX,
                    prefix -> !prefix.isBlank() && !prefix.contains(TransactionIds.END),
                    "a name without " + TransactionIds.END),
            new OptionRule<>(EmitOptions.COMPRESSION, COMPRESSIONS::contains, "one of " + COMPRESSIONS));

    private static OptionRule<Integer> atLeast(ConfigOption<Integer> option, int least) {
        return new OptionRule<>(option, value -> value >= least, "at least " + least);
    }

    private static OptionRule<Double> positiveNumber(ConfigOption<Double> option) {
        return new OptionRule<>(option, value -> value > 0 && Double.isFinite(value), "a number above 0");
    }

    private static OptionRule<Double> notNegativeNumber(ConfigOption<Double> option) {
        return new OptionRule<>(option, value -> value >= 0 && Double.isFinite(value), "a number from 0 on");
    }

    private static OptionRule<Duration> positive(ConfigOption<Duration> option) {
        return new OptionRule<>(
                option, value -> !value.isNegative() && !value.isZero(), "a duration above 0, such as 200ms");
    }

    private static OptionRule<Duration> notNegative(ConfigOption<Duration> option) {
        return new OptionRule<>(option, value -> !value.isNegative(), "a duration from 0 on, such as 200ms");
    }

    private static OptionRule<String> topic(ConfigOption<String> option) {
        Pattern legal = Pattern.compile("[A-Za-z0-9._-]{1,249}");
        return new OptionRule<>(
                option, name -> legal.matcher(name).matches(), "a topic's name of letters, digits, '.', '_' and '-'");
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean isStart(String text) {
        try {
            return Set.of("earliest", "latest", "committed").contains(text) || Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** What is wrong with the value that was given, or nothing. */
    Optional<String> problem(Configuration options) {
        return options.getOptional(option)
                .filter(value -> !holds.test(value))
                .map(value -> option.key() + ": expected " + expected + ", found '"
                        + options.toMap().get(option.key()) + "'");
    }
}

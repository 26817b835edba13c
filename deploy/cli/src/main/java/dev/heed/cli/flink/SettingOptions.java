package dev.heed.cli.flink;

import dev.heed.job.JobArguments;
import dev.heed.job.OptionCheck;
import dev.heed.model.refusal.Refusal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Settings of the job and of Flink itself: a mixin of every command that runs the job. */
public final class SettingOptions {
    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A setting of the job (heed.*) or of Flink, such as -Dheed.window.hop=5; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file of such settings, one KEY: VALUE a line; -D wins over it.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee = CommandSpec.create();

    private void warn(String key) {
        mixee.commandLine()
                .getErr()
                .println(mixee.qualifiedName() + ": the value of -D" + key
                        + " is visible in the process list; give it in a file, by --config or --command-config");
    }

    /**
     * The settings, those of the file first.
     *
     * @throws Refusal when the file cannot be read, or a setting cannot be
     */
    public Configuration configuration() {
        return configuration(options -> {});
    }

    /**
     * The settings together with those that a command has words of its own for.
     *
     * @param own adds them
     * @throws Refusal as {@link #configuration()}
     */
    public Configuration configuration(Consumer<Configuration> own) {
        Configuration configuration = new Configuration();
        if (file != null) {
            JobArguments.load(configuration, file);
        }
        settings.forEach(configuration::setString);
        Stream<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-D"))
                .map(flag -> flag.substring(2).replaceFirst("=.*", ""));
        Stream.concat(settings.keySet().stream(), flags)
                .filter(GlobalConfiguration::isSensitive)
                .forEach(this::warn);
        own.accept(configuration);
        OptionCheck.check(configuration);
        return configuration;
    }
}

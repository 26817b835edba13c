package dev.heed.cli.flink;

import dev.heed.job.JobArguments;
import dev.heed.job.OptionCheck;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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
        own.accept(configuration);
        OptionCheck.check(configuration);
        return configuration;
    }
}

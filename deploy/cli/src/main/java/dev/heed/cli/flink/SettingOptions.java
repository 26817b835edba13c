package dev.heed.cli.flink;

import dev.heed.job.JobArguments;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * @throws Refusal of usage when the file cannot be read
     * @throws dev.heed.model.refusal.Refusal when a setting of the job cannot be
     */
    public Configuration configuration() {
        Configuration configuration = new Configuration();
        if (file != null) {
            try {
                JobArguments.load(configuration, file);
            } catch (IllegalArgumentException e) {
                throw Refusal.usage(String.valueOf(e.getMessage())).causedBy(e);
            }
        }
        settings.forEach(configuration::setString);
        dev.heed.job.OptionCheck.check(configuration);
        return configuration;
    }
}

package dev.heed.job;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;

/** Options from the command line: {@code -Dkey=value} and {@code --config FILE}, the later ones winning. */
public final class JobArguments {
    private JobArguments() {}

    /**
     * Reads the arguments.
     *
     * @throws Refusal when one is neither form
     */
    public static Configuration parse(String... args) {
        Configuration options = new Configuration();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--config") && i + 1 < args.length) {
                load(options, Path.of(args[++i]));
            } else if (args[i].startsWith("-D") && args[i].contains("=")) {
                int equals = args[i].indexOf('=');
                options.setString(args[i].substring(2, equals), args[i].substring(equals + 1));
            } else {
                throw Refusal.usage("expected -Dheed.KEY=VALUE or --config FILE, found '" + args[i] + "'");
            }
        }
        return options;
    }

    /**
     * Adds the lines {@code key: value} or {@code key=value} of a file.
     *
     * @throws Refusal when it cannot be read
     */
    public static void load(Configuration options, Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.usage(
                            "--config: expected a file of 'key: value' lines, found " + file + ": " + Cause.inWords(e))
                    .causedBy(e);
        }
        properties.stringPropertyNames().forEach(key -> options.setString(key, properties.getProperty(key)));
    }
}

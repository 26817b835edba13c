package dev.heed.registry;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryOptions.WhenAway;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Where a registry is and how to get in. It travels to every process of a job; secrets that stand as {@code ${env:NAME}} are
 * looked up in each of them.
 *
 * @param urls at least one, without a slash at the end
 * @param properties Confluent's, as they stand in the file
 * @param patience with a registry that gives no answer
 * @param whenAway what becomes of a record then
 */
public record RegistrySettings(
        List<String> urls, Map<String, String> properties, Duration patience, RegistryOptions.WhenAway whenAway)
        implements Serializable {
    /** What an address must be, in words. */
    public static final String ADDRESSES = "addresses such as http://registry:8081, without a user's name and password"
            + " (they belong into heed.schema-registry.config)";

    /**
     * The settings of a job; empty where no registry is given.
     *
     * @throws Refusal when the properties cannot be read, or are none of a registry's
     */
    public static Optional<RegistrySettings> of(ReadableConfig options) {
        return options.getOptional(RegistryOptions.URL)
                .map(urls -> new RegistrySettings(
                        Arrays.stream(urls.split(","))
                                .map(url -> url.strip().replaceFirst("/+$", ""))
                                .toList(),
                        options.getOptional(RegistryOptions.CONFIG)
                                .map(RegistrySettings::read)
                                .orElse(Map.of()),
                        options.get(RegistryOptions.WAIT),
                        options.get(RegistryOptions.WHEN_AWAY)));
    }

    /** Whether a text is a list of addresses. */
    public static boolean areUrls(String text) {
        return Arrays.stream(text.split(",", -1)).allMatch(url -> isUrl(url.strip()));
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.preflight(RegistryOptions.CONFIG.key() + ": expected a properties file, found " + file + ": "
                    + Cause.inWords(e));
        }
        Map<String, String> read = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        List<String> problems = RegistryAccess.problems(read);
        if (!problems.isEmpty()) {
            throw Refusal.preflight(String.join("; ", problems));
        }
        return read;
    }

    /** The same for who must not give a record up: without an answer it says so. */
    public RegistrySettings patient() {
        return new RegistrySettings(urls, properties, patience, WhenAway.FAIL);
    }

    /** The addresses alone: a property may be a secret. */
    @Override
    public String toString() {
        return "schema registry at " + String.join(",", urls);
    }
}

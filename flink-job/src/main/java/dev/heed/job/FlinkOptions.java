package dev.heed.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBNativeMetricOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.jspecify.annotations.Nullable;

/** Flink's own options, so that a misspelt one is found before the start: Flink itself takes any key. */
final class FlinkOptions {
    private static final List<Class<?>> ROCKSDB =
            List.of(RocksDBConfigurableOptions.class, RocksDBNativeMetricOptions.class, RocksDBOptions.class);

    /** Keys that go on with a name of the user's, or that a file system, a scheduler or a state backend reads itself. */
    private static final List<String> OPEN = List.of(
            "metrics.reporter.",
            "traces.reporter.",
            "events.reporter.",
            "metrics.scope.",
            "external-resource.",
            "env.",
            "containerized.",
            "kubernetes.",
            "yarn.",
            "fs.",
            "s3.",
            "gs.",
            "pekko.",
            "zookeeper.",
            "state.backend.forst.",
            "security.",
            "restart-strategy.",
            "openlineage.",
            "user.");

    private static final Map<String, ConfigOption<?>> BY_KEY = byKey();

    private FlinkOptions() {}

    private static Map<String, ConfigOption<?>> byKey() {
        Map<String, ConfigOption<?>> options = new TreeMap<>();
        List<Class<?>> classes = new ArrayList<>(classesIn(home()));
        classes.addAll(ROCKSDB);
        for (ConfigOption<?> option : Constants.of(classes, ConfigOption.class)) {
            options.put(option.key(), option);
            option.fallbackKeys().forEach(former -> options.put(former.getKey(), option));
        }
        return options;
    }

    /** Where Flink's core is: its jar, the whole distribution's, or a directory. */
    static Path home() {
        return Path.of(URI.create(CoreOptions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    /** Flink's classes of options beside {@link CoreOptions}, in a jar or a directory that holds them. */
    static List<Class<?>> classesIn(Path home) {
        if (Files.isDirectory(home)) {
            return classesBelow(home);
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            return classesBelow(jar.getPath("/"));
        } catch (IOException e) {
            throw new UncheckedIOException("expected Flink's options in " + home, e);
        }
    }

    private static List<Class<?>> classesBelow(Path root) {
        String name = CoreOptions.class.getPackageName();
        try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith("Options.class"))
                    .sorted()
                    .<Class<?>>map(file -> load(name + "." + file.substring(0, file.lastIndexOf('.'))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("expected Flink's options in " + root, e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CoreOptions.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("expected a class of Flink's in its own jar: " + name, e);
        }
    }

    /** The option of a key, or of a former one; null where there is none. */
    static @Nullable ConfigOption<?> option(String key) {
        return BY_KEY.get(key);
    }

    /** Whether a key may be Flink's although no option has it. */
    static boolean isOpen(String key) {
        return OPEN.stream().anyMatch(key::startsWith);
    }

    /** The known key that is most like a misspelt one. */
    static String nearest(String key) {
        return nearest(key, BY_KEY.keySet());
    }

    /** The key that is most like this one. */
    static String nearest(String key, Collection<String> keys) {
        LevenshteinDistance distance = new LevenshteinDistance();
        return keys.stream()
                .sorted()
                .min((a, b) -> Integer.compare(distance.apply(key, a), distance.apply(key, b)))
                .orElse("");
    }
}

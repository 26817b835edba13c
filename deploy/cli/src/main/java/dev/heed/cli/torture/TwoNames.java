package dev.heed.cli.torture;

import dev.heed.cli.demo.DemoModel;
import dev.heed.model.serving.CardJson;
import dev.heed.model.serving.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two models' names with two versions each, trained on pumps of different seeds: no version gives what another one does. */
final class TwoNames {
    /** The names, each of which serves the pumps whose numbers end with its digits. */
    static final Map<String, String> DIGITS = Map.of("even", "02468", "odd", "13579");

    static final List<String> VERSIONS = List.of("1", "2");

    private final Map<String, Map<String, ModelDirectory>> directories = new TreeMap<>();

    /** Trains them into a directory. */
    TwoNames(Path directory) throws IOException {
        long seed = Load.SEED;
        for (String name : List.of("even", "odd")) {
            directories.put(name, new TreeMap<>());
            for (String version : VERSIONS) {
                Path trained = directory.resolve(name + "-" + version);
                DemoModel.ofPumps(trained, seed++);
                directory(name).put(version, named(trained, name, version));
            }
        }
    }

    private static ModelDirectory named(Path directory, String name, String version) throws IOException {
        String card = Files.readString(directory.resolve("model.json"))
                .replaceFirst("\"name\" : \"demo\"", "\"name\" : \"" + name + "\"")
                .replaceFirst("\"version\" : \"1\"", "\"version\" : \"" + version + "\"");
        return ModelDirectory.complete(directory, CardJson.read(card));
    }

    private Map<String, ModelDirectory> directory(String name) {
        return directories.getOrDefault(name, Map.of());
    }

    List<String> names() {
        return List.copyOf(directories.keySet());
    }

    ModelDirectory version(String name, String version) {
        ModelDirectory one = directory(name).get(version);
        if (one == null) {
            throw new IllegalArgumentException("no version " + version + " of " + name);
        }
        return one;
    }

    /** The first version of each, as {@code heed.models} has them. */
    List<String> first() {
        return names().stream()
                .map(name -> version(name, VERSIONS.get(0)).path().toString())
                .toList();
    }

    /** Who serves which pumps, as {@code heed.models.assignments} has it. */
    List<String> assignments() {
        return names().stream()
                .flatMap(name -> digits(name).map(digit -> name + "=pump-*" + digit))
                .toList();
    }

    private static Stream<String> digits(String name) {
        String digits = DIGITS.getOrDefault(name, "");
        return IntStream.range(0, digits.length()).mapToObj(i -> digits.substring(i, i + 1));
    }
}

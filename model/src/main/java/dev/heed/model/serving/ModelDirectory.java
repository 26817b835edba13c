package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model on disk, verified: {@code model.json}, {@code saved_model/}, {@code manifest.json}.
 *
 * @param card what the model says of itself
 * @param digest SHA-256 of the manifest, hexadecimal
 */
public record ModelDirectory(Path path, ModelCard card, String digest) {
    private static final String CARD = "model.json";
    private static final String GRAPH = "saved_model";

    /** Where the SavedModel of a model directory is. */
    public static Path graph(Path directory) {
        return directory.resolve(GRAPH);
    }

    /**
     * Completes a directory that holds a SavedModel already: writes the card, then the manifest.
     *
     * @throws UncheckedIOException when the directory cannot be written
     */
    public static ModelDirectory complete(Path directory, ModelCard card) {
        try {
            Files.deleteIfExists(directory.resolve(Manifest.NAME));
            Files.writeString(directory.resolve(CARD), CardJson.write(card));
            Manifest.of(directory).write(directory);
            return open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Seals a directory that holds a card and a SavedModel from elsewhere: checks that the one fits the other, then writes
     * the manifest over whatever there was.
     *
     * @throws Refusal with one line, when the card, the graph's signature or an operation is not as it must be
     */
    public static ModelDirectory seal(Path directory) {
        try {
            requireFile(directory, CARD);
            SavedGraph.read(graph(directory)).verify(CardJson.read(Files.readString(directory.resolve(CARD))));
            Manifest.of(directory).write(directory);
            return open(directory);
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /**
     * Verifies a directory whole: every file's hash, the card, the graph's signature, its operations.
     *
     * @throws Refusal with one line that says what was expected, what was found and what to do
     */
    public static ModelDirectory open(Path directory) {
        try {
            requireFile(directory, Manifest.NAME);
            requireFile(directory, CARD);
            Manifest listed = Manifest.read(directory);
            same(listed, Manifest.of(directory));
            ModelCard card = CardJson.read(Files.readString(directory.resolve(CARD)));
            SavedGraph.read(graph(directory)).verify(card);
            return new ModelDirectory(directory, card, listed.digest());
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /**
     * Whether the graph tells what attention would add to the backbone's forecast.
     *
     * @throws Refusal when the graph cannot be read any more
     */
    public boolean tellsCorrection() {
        try {
            return SavedGraph.read(graph(path)).signature().containsOutputs(ServingSignature.CORRECTION);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static Refusal unreadable(Path directory, IOException e) {
        return Refusal.preflight("expected to read the model directory " + directory + ", found: " + e.getMessage())
                .causedBy(e);
    }

    private static void requireFile(Path directory, String name) {
        require(
                Files.isDirectory(directory),
                "expected a model directory, found none at " + directory + "; train a model or check the path");
        require(
                Files.isRegularFile(directory.resolve(name)),
                "expected " + name + " in the model directory " + directory
                        + ", found none; copy the model again or train it to the end");
    }

    private static void same(Manifest listed, Manifest found) {
        listed.files().forEach((name, hash) -> {
            String actual = found.files().get(name);
            require(
                    actual != null,
                    "expected the file " + name + " that the manifest lists, found none;" + " copy the model again");
            require(
                    hash.equals(actual),
                    "expected " + name + " with SHA-256 " + hash + ", found " + actual
                            + "; it was changed after training: copy the model again");
        });
        found.files()
                .keySet()
                .forEach(name -> require(
                        listed.files().containsKey(name),
                        "expected only the files that the manifest lists, found " + name + "; remove it"));
    }

    private static void require(boolean holds, String line) {
        if (!holds) {
            throw Refusal.preflight(line);
        }
    }
}

package dev.heed.model.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a model directory with their hashes: {@code manifest.json}.
 *
 * @param files SHA-256 by path, relative to the directory, with forward slashes
 */
public record Manifest(SortedMap<String, String> files) {
    /** Its file in a model directory. */
    public static final String NAME = "manifest.json";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The manifest of the files that are there. */
    static Manifest of(Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Path real = directory.toRealPath();
        for (Path file : files(real)) {
            files.put(name(real, file), sha256(Files.readAllBytes(file)));
        }
        return new Manifest(files);
    }

    static Manifest read(Path directory) throws IOException {
        return parse(Files.readString(directory.resolve(NAME)));
    }

    /**
     * The manifest that a file's text holds.
     *
     * @throws Refusal when it holds none
     */
    public static Manifest parse(String text) {
        try {
            Manifest manifest = MAPPER.readValue(text, Manifest.class);
            if (manifest == null || manifest.files == null || manifest.files.containsValue(null)) {
                throw unlisted("nothing");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw unlisted("text that does not parse").causedBy(e);
        }
    }

    private static Refusal unlisted(String found) {
        return Refusal.preflight(
                "expected " + NAME + " to list the model's files, found " + found + "; copy the model again");
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(NAME), MAPPER.writeValueAsString(this) + "\n");
    }

    /** SHA-256 of the lines {@code hash two-spaces path}, in the order of the paths, as sha256sum prints them. */
    public String digest() {
        String lines = files.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        return sha256(lines.getBytes(UTF_8));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> paths = all.toList();
            paths.stream().filter(Files::isSymbolicLink).findFirst().ifPresent(link -> {
                throw Refusal.preflight("expected a model of plain files, found the symbolic link "
                        + name(directory, link) + "; copy what it points to");
            });
            return paths.stream()
                    .filter(Files::isRegularFile)
                    .filter(file -> !name(directory, file).equals(NAME))
                    .toList();
        }
    }

    private static String name(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

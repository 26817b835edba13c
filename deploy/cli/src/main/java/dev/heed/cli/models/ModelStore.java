package dev.heed.cli.models;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.Manifest;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelFetch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.FileUtils;

/** A place that all task managers reach, for models: each version in a directory of its own, NAME/VERSION-DIGEST. */
final class ModelStore {
    private static final int DIGITS = 8;

    private final String uri;

    /**
     * A store.
     *
     * @param uri a directory of a file system that Flink has, such as {@code s3://models} or {@code file:/models}
     */
    ModelStore(String uri) {
        this.uri = uri.contains(":") ? uri : java.nio.file.Path.of(uri).toUri().toString();
    }

    /**
     * Copies a model there, its manifest last, and reads the copy whole to verify it.
     *
     * @return where it is
     * @throws Refusal when it cannot be written, or what is read is another model
     */
    String copy(ModelDirectory model) {
        String name = "%s/%s-%s"
                .formatted(
                        safe(model.card().name()),
                        safe(model.card().version()),
                        model.digest().substring(0, DIGITS));
        Path place = new Path(new Path(uri), name);
        try {
            FileSystem files = place.getFileSystem();
            files.mkdirs(place);
            List<String> names = Stream.concat(
                            Manifest.parse(Files.readString(model.path().resolve(Manifest.NAME)))
                                    .files()
                                    .keySet()
                                    .stream(),
                            Stream.of(Manifest.NAME))
                    .toList();
            for (String file : names) {
                Path to = new Path(place, file);
                files.mkdirs(to.getParent());
                try (OutputStream out = files.create(to, WriteMode.OVERWRITE)) {
                    Files.copy(model.path().resolve(file), out);
                }
            }
        } catch (IOException e) {
            throw Refusal.failure(
                    "--store %s: expected a directory that can be written, found: %s; check the address and the"
                                    .formatted(uri, Cause.inWords(e))
                            + " rights of this process");
        }
        verify(place.toString(), model.digest());
        return place.toString();
    }

    private static void verify(String place, String digest) {
        java.nio.file.Path fresh = null;
        try {
            fresh = Files.createTempDirectory("heed-verify-"); // a copy that was fetched before would prove nothing
            String found = new ModelFetch(fresh).open(place).digest();
            if (!found.equals(digest)) {
                throw Refusal.failure("%s: expected the model of digest %s, found %s; publish it again"
                        .formatted(place, digest, found));
            }
        } catch (IOException e) {
            throw Refusal.failure("expected a directory for temporary files, found: " + Cause.inWords(e))
                    .causedBy(e);
        } finally {
            if (fresh != null) {
                FileUtils.deleteDirectoryQuietly(fresh.toFile());
            }
        }
    }

    /** A name that is no path. */
    private static String safe(String text) {
        String safe = text.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return safe.matches("[.]*") ? "_" + safe : safe;
    }
}

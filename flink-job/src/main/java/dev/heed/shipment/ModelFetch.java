package dev.heed.shipment;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.Manifest;
import dev.heed.model.serving.ModelDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Models by URI: copied to this machine once for each digest, by whatever file systems Flink reaches, and verified whole. */
public final class ModelFetch {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFetch.class);
    /** A letter alone is a drive of Windows. */
    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final Path cache;

    /** @param cache directory of the copies, each named by its digest */
    public ModelFetch(Path cache) {
        this.cache = cache;
    }

    /** With copies among the machine's temporary files, for this user alone: the next process finds them, too. */
    public static ModelFetch toTemporaryFiles() {
        return new ModelFetch(MachineFiles.directory("heed-models"));
    }

    /** Whether a place is a URI, not a path of this machine. */
    public static boolean isUri(String place) {
        return WITH_SCHEME.matcher(place).matches();
    }

    /**
     * The model at a place.
     *
     * @param place a path of this machine, {@code file:…}, or a URI of a file system that Flink has
     * @throws Refusal when there is none, or it is not whole
     */
    public ModelDirectory open(String place) {
        if (!isUri(place)) {
            return ModelDirectory.open(Path.of(place));
        }
        if (place.startsWith("file:")) {
            return ModelDirectory.open(Path.of(URI.create(place).getPath()));
        }
        return fetch(new org.apache.flink.core.fs.Path(place));
    }

    /**
     * The model at a place, copied to this machine's cache wherever it lies: what happens to the original does not matter any more.
     *
     * @param place a path of this machine, {@code file:…}, or a URI of a file system that Flink has
     * @throws Refusal when there is none, or it is not whole
     */
    public ModelDirectory copyOf(String place) {
        if (isUri(place) && !place.startsWith("file:")) {
            return fetch(new org.apache.flink.core.fs.Path(place));
        }
        Path original = open(place).path(); // what is wrong with it is told by its own name
        return fetch(new org.apache.flink.core.fs.Path(original.toAbsolutePath().toUri()));
    }

    /** The copy of a model in this machine's cache; empty where there is none that is whole. */
    public Optional<ModelDirectory> copyByDigest(String digest) {
        Path copy = cache.resolve(digest);
        if (digest.isEmpty() || !Files.isDirectory(copy)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ModelDirectory.open(copy));
        } catch (Refusal spoiled) {
            LOG.warn("the copy at {} is spoiled: {}", copy, spoiled.getMessage());
            return Optional.empty();
        }
    }

    private ModelDirectory fetch(org.apache.flink.core.fs.Path place) {
        Manifest manifest = manifest(place);
        Path copy = cache.resolve(manifest.digest());
        if (Files.isDirectory(copy)) {
            try {
                return ModelDirectory.open(copy);
            } catch (Refusal spoiled) {
                LOG.warn("the copy of {} at {} is spoiled and is fetched anew: {}", place, copy, spoiled.getMessage());
                delete(copy);
            }
        }
        try {
            Files.createDirectories(cache);
            Path part = Files.createTempDirectory(cache, "part-");
            try {
                copy(place, manifest, part);
                ModelDirectory.open(part);
                moveTo(copy, part);
            } finally {
                delete(part);
            }
        } catch (IOException e) {
            throw unreadable(place, Cause.inWords(e)).causedBy(e);
        }
        return ModelDirectory.open(copy);
    }

    private static Manifest manifest(org.apache.flink.core.fs.Path place) {
        try (InputStream in = open(place, Manifest.NAME)) {
            return Manifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (UnsupportedFileSystemSchemeException e) {
            throw Refusal.preflight("%s: expected a file system that Flink has, found the scheme '%s' without one;"
                                    .formatted(place, place.toUri().getScheme())
                            + " put Flink's plugin for it into the directory of FLINK_PLUGINS_DIR")
                    .causedBy(e);
        } catch (IOException e) {
            throw unreadable(place, Cause.inWords(e)).causedBy(e);
        }
    }

    private static void copy(org.apache.flink.core.fs.Path place, Manifest manifest, Path part) throws IOException {
        for (String name : Stream.concat(Stream.of(Manifest.NAME), manifest.files().keySet().stream())
                .toList()) {
            Path file = part.resolve(name).normalize();
            if (!file.startsWith(part)) {
                throw Refusal.preflight(place + ": expected files within the model directory, found the name '" + name
                        + "' in " + Manifest.NAME + "; do not use this model");
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = open(place, name)) {
                Files.copy(in, file);
            }
        }
    }

    private static InputStream open(org.apache.flink.core.fs.Path place, String name) throws IOException {
        FileSystem files = place.getFileSystem();
        return files.open(new org.apache.flink.core.fs.Path(place, name));
    }

    /** Another process may have been faster: its copy is as good. */
    private static void moveTo(Path copy, Path part) throws IOException {
        try {
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(copy)) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal unreadable(org.apache.flink.core.fs.Path place, String found) {
        return Refusal.preflight(place + ": expected a model directory that can be read, found: " + found
                + "; check the address and the rights of this process");
    }
}

package dev.heed.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The page's files, all in memory from the start: a request names one of them or nothing. */
final class PageFiles {
    private static final String DIRECTORY = "page/";
    private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    private final Map<String, PageFile> files = new HashMap<>();

    /**
     * A file.
     *
     * @param type its media type
     * @param tag changes with its bytes
     */
    record PageFile(byte[] bytes, String type, String tag) {}

    /** Reads all files of the class path's {@code page} directory, and the charts' library. */
    PageFiles() {
        ClassLoader loader = PageFiles.class.getClassLoader();
        try {
            for (String name : names(loader)) {
                files.put("/page/" + name, file(loader, DIRECTORY + name));
            }
            files.put("/lib/echarts.min.js", file(loader, CHARTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PageFile index = files.get("/page/index.html");
        if (index == null) {
            throw new IllegalStateException("expected page/index.html on the class path, found none");
        }
        files.put("/", index);
    }

    private static List<String> names(ClassLoader loader) throws IOException {
        URL directory = loader.getResource(DIRECTORY + "index.html");
        if (directory == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        if (directory.openConnection() instanceof JarURLConnection jar) {
            try (JarFile archive =
                    new JarFile(Path.of(jar.getJarFileURL().getPath()).toFile())) {
                archive.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(DIRECTORY) && !name.endsWith("/"))
                        .forEach(name -> names.add(name.substring(DIRECTORY.length())));
            }
            return names;
        }
        try (Stream<Path> found = Files.list(Path.of(directory.toURI()).resolveSibling("."))) {
            found.filter(Files::isRegularFile).forEach(path -> names.add(String.valueOf(path.getFileName())));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return names;
    }

    private static PageFile file(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("expected " + name + " on the class path, found none");
            }
            byte[] bytes = in.readAllBytes();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PageFile(bytes, type, '"' + HexFormat.of().formatHex(hash, 0, 8) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected Java to know SHA-256", e);
        }
    }

    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }
}

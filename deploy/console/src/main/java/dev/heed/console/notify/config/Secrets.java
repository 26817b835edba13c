package dev.heed.console.notify.config;

import dev.heed.model.refusal.Cause;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration must not tell. {@code ${env:NAME}} and {@code ${file:PATH}} in a setting are the value of a variable and the
 * content of a file; what they stand for, and what settings like passwords hold, is taken out of every text that leaves. Safe for use
 * by several threads.
 */
public final class Secrets {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*)}");
    /** Shorter ones would take letters out of words. */
    private static final int SHORTEST = 4;

    private final Path beside;
    private final Map<String, String> environment;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param beside the configuration's file: files are looked for from its directory */
    Secrets(Path beside, Map<String, String> environment) {
        this.beside = beside;
        this.environment = environment;
    }

    static boolean isReference(String text) {
        return text.contains("${");
    }

    /**
     * What a setting's text stands for.
     *
     * @throws IllegalArgumentException that says what was expected and found
     */
    String resolve(String text) {
        String resolved = REFERENCE.matcher(text).replaceAll(found -> {
            String value = found.group(1).equals("env") ? variable(found.group(2)) : content(found.group(2));
            add(value);
            return Matcher.quoteReplacement(value);
        });
        if (REFERENCE.matcher(text).replaceAll("").contains("${")) {
            throw new IllegalArgumentException("expected ${env:NAME} or ${file:PATH}, found '" + text + "'");
        }
        return resolved;
    }

    private String variable(String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("expected the environment variable " + name + " to be set, found "
                    + (value == null ? "none" : "an empty one"));
        }
        return value;
    }

    private String content(String name) {
        try {
            String content = Files.readString(beside.resolveSibling(name)).strip();
            if (content.isEmpty()) {
                throw new IllegalArgumentException("expected the file " + name + " to hold a text, found it empty");
            }
            return content;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "expected the file " + name + " to be readable, found " + Cause.inWords(e), e);
        }
    }

    /** Keeps a text from being told. */
    void add(String secret) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
        }
    }

    /** The same with what comes after an address's host, which is a secret of many webhooks. */
    void addAddress(URI address) {
        add(address.toString());
        add(String.valueOf(address.getRawPath()));
        if (address.getRawQuery() != null) {
            add(address.getRawQuery());
        }
        if (address.getRawUserInfo() != null) {
            add(address.getRawUserInfo());
        }
    }

    /** A text without any of them. */
    public String without(String text) {
        String clean = text;
        for (String secret : known.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }
}

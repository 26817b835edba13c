package dev.heed.console.watch;

import dev.heed.console.web.Entrance;
import dev.heed.console.web.PasswordFile;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page listens, and who gets in. */
final class EntranceOptions {
    private static final String FILE = "file:";
    private static final String ENVIRONMENT = "env:";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8077",
            description = "Port of the page, 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone); any other needs"
                    + " --token or --users.")
    private String bind = "";

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "A name under which browsers reach the page, where it is not the address; may be repeated.")
    private Set<String> names = new LinkedHashSet<>();

    @Option(
            names = "--token",
            paramLabel = "file:PATH|env:NAME",
            description = "Where the secret is that whoever comes must know: open /?token=SECRET once.")
    private @Nullable String token;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "Users and hashed passwords, as htpasswd -B writes them.")
    private @Nullable Path users;

    /**
     * The entrance.
     *
     * @throws Refusal of usage when the options contradict each other, or a file cannot be read
     */
    Entrance entrance(boolean feedback) {
        return new Entrance(
                bind,
                port,
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
                Optional.ofNullable(token).map(EntranceOptions::secret),
                Optional.ofNullable(users).map(PasswordFile::read),
                feedback);
    }

    private static String secret(String where) {
        try {
            if (where.startsWith(FILE)) {
                return Files.readString(Path.of(where.substring(FILE.length()))).strip();
            }
        } catch (IOException e) {
            throw Refusal.usage(
                            "--token %s: expected a file that can be read, found %s".formatted(where, Cause.inWords(e)))
                    .causedBy(e);
        }
        if (!where.startsWith(ENVIRONMENT)) {
            throw Refusal.usage("--token: expected file:PATH or env:NAME, so that no process list shows it, found"
                    + " something else");
        }
        String value = System.getenv(where.substring(ENVIRONMENT.length()));
        if (value == null) {
            throw Refusal.usage("--token " + where + ": expected a variable of the environment, found none");
        }
        return value.strip();
    }

    /** What to add to the page's address. */
    String hint() {
        return token == null ? "" : "?token=… (the secret of " + token + ", once)";
    }
}

package dev.heed.console.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets a request in, or says in one line why not. For several threads. */
final class Gatekeeper {
    private static final String COOKIE = "heed-page";
    private static final int MOST_KNOWN = 1_000;
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private final Entrance entrance;
    private final String session = secret();
    private final String csrf = secret();
    private final Failures failures = new Failures();

    /** Who got in with a password before, so that each request does not cost a slow hash: by the hash of what they sent. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Gatekeeper(Entrance entrance) {
        this.entrance = entrance;
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What a write must bring along, so that no other page can make a browser write. */
    String csrf() {
        return csrf;
    }

    /** Headers of every answer. */
    static void headers(Context request) {
        request.header("Content-Security-Policy", POLICY);
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
    }

    /**
     * Lets a request in.
     *
     * @throws NotLetIn when it does not
     */
    void admit(Context request) {
        headers(request);
        checkHost(request);
        checkOrigin(request);
        if (entrance.asks()) {
            identify(request);
        }
    }

    /** Another page's host name may point here (DNS rebinding). */
    private void checkHost(Context request) {
        String host = nameOf(request.header("Host"));
        boolean isKnown = LOOPBACK_NAMES.contains(host)
                || host.equals(entrance.host().toLowerCase(Locale.ROOT))
                || entrance.names().contains(host);
        if (!isKnown) {
            throw new NotLetIn(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "expected this server's name as Host, found '" + host + "'; give it with --host-name if it is one");
        }
    }

    private static String nameOf(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf(']') ? name.substring(0, colon) : name;
    }

    private static void checkOrigin(Context request) {
        String origin = request.header("Origin");
        String site = request.header("Sec-Fetch-Site");
        boolean isForeign = origin != null && !isOf(origin, String.valueOf(request.header("Host")));
        boolean crosses = site != null && !Set.of("same-origin", "none").contains(site);
        boolean isPage = request.path().equals("/"); // a link from elsewhere may lead here
        if (isForeign || (crosses && !isPage)) {
            throw new NotLetIn(
                    HttpStatus.FORBIDDEN, "expected a request of this server's own page, found one of another");
        }
    }

    private static boolean isOf(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void identify(Context request) {
        if (isSame(String.valueOf(request.cookie(COOKIE)), session) || isBearer(request) || hasPassword(request)) {
            return;
        }
        String given = request.queryParam("token");
        if (given != null && entrance.token().isPresent()) {
            failures.check();
            if (isSame(given, entrance.token().get())) {
                remember(request);
                return;
            }
            failures.add();
        }
        if (entrance.users().isPresent()) {
            request.header("WWW-Authenticate", "Basic realm=\"Heed\", charset=\"UTF-8\"");
        }
        throw new NotLetIn(
                HttpStatus.UNAUTHORIZED,
                entrance.token().isPresent()
                        ? "expected the server's token: open /?token=TOKEN once"
                        : "expected a user and a password");
    }

    private boolean isBearer(Context request) {
        String header = request.header("Authorization");
        if (header == null || !header.startsWith("Bearer ") || entrance.token().isEmpty()) {
            return false;
        }
        failures.check();
        boolean isRight = isSame(header.substring(7), entrance.token().get());
        if (!isRight) {
            failures.add();
        }
        return isRight;
    }

    private boolean hasPassword(Context request) {
        String header = request.header("Authorization");
        if (header == null || !header.startsWith("Basic ") || entrance.users().isEmpty()) {
            return false;
        }
        String digest = digest(header);
        String before = known.get(digest);
        if (before != null) {
            request.attribute("user", before);
            return true;
        }
        failures.check();
        String[] parts = decoded(header.substring(6)).split(":", 2);
        if (parts.length == 2 && entrance.users().get().accepts(parts[0], parts[1])) {
            if (known.size() < MOST_KNOWN) {
                known.put(digest, parts[0]);
            }
            request.attribute("user", parts[0]);
            return true;
        }
        failures.add();
        return false;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String digest(String header) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((session + header).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected Java to know SHA-256", e);
        }
    }

    private void remember(Context request) {
        HttpServletResponse response = request.res();
        response.addHeader("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Strict");
    }

    private static boolean isSame(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}

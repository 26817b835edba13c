package dev.heed.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Plays the faults of a registry, which a real one does not have when a test wants them: it is away, hangs, refuses, or is something
 * else. What it does right is as much as a test of a fault needs; the integration tests of the profile {@code registry} use a real one.
 */
public final class FaultyRegistry implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new TreeMap<>();
    private final Map<String, String> levels = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final int port;
    private @Nullable HttpServer server;
    private volatile Fault fault = Fault.NONE;
    private volatile String authorization = "";

    /** What is wrong with it. */
    public enum Fault {
        NONE,
        HANGS,
        BUSY,
        BROKEN,
        A_WEB_PAGE,
        A_WEB_PAGE_404,
        OTHER_JSON,
        LETS_NOBODY_IN,
        TAKES_NOTHING,
        FORGETS_LEVELS
    }

    public FaultyRegistry() {
        this(0);
    }

    private FaultyRegistry(int port) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            made.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "faulty-registry");
                thread.setDaemon(true);
                return thread;
            }));
            made.createContext("/", this::answer);
            made.start();
            server = made;
            this.port = made.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Settings of a client. */
    public RegistrySettings settings(RegistryOptions.WhenAway whenAway) {
        return new RegistrySettings(List.of(url()), Map.of(), Duration.ofMillis(300), whenAway);
    }

    /** From now on this is wrong with it. */
    public FaultyRegistry with(Fault now) {
        fault = now;
        return this;
    }

    /** From now on it lets only this header in. */
    public void letsIn(String header) {
        authorization = header;
    }

    /** Nobody listens at its address from now on. */
    public void leave() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Knows a schema, whatever subject it is of. */
    public synchronized int add(String schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    /** What was asked, such as {@code GET /schemas/ids/1}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The level that a subject is held to, if any. */
    public synchronized @Nullable String level(String subject) {
        return levels.get(subject);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (fault) {
            case HANGS -> hang();
            case BUSY -> send(exchange, 503, "application/json", "{\"error_code\":50301,\"message\":\"starting\"}");
            case BROKEN -> send(exchange, 500, "text/plain", "no");
            case A_WEB_PAGE -> send(exchange, 200, "text/html", "<html>welcome</html>");
            case A_WEB_PAGE_404 -> send(exchange, 404, "text/html", "<html>not here</html>");
            case OTHER_JSON -> send(exchange, 200, "application/json", "{\"x\":1}");
            case LETS_NOBODY_IN -> send(exchange, 401, "application/json", "{}");
            case TAKES_NOTHING, FORGETS_LEVELS, NONE -> {
                if (!authorization.isEmpty() && !authorization.equals(given)) {
                    send(exchange, 401, "application/json", "{}");
                } else {
                    serve(exchange, body);
                }
            }
        }
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void serve(HttpExchange exchange, String body) throws IOException {
        String[] path = exchange.getRequestURI().getRawPath().split("/");
        String name = URLDecoder.decode(path[path.length > 2 ? 2 : 0], StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        if (path[1].equals("schemas")) {
            int id = Integer.parseInt(path[3]);
            if (id < 1 || id > schemas.size()) {
                send(exchange, 404, "application/json", "{\"error_code\":40403,\"message\":\"Schema not found\"}");
            } else {
                send(exchange, 200, "application/json", JSON.writeValueAsString(Map.of("schema", schemas.get(id - 1))));
            }
        } else if (path[1].equals("config")) {
            level(exchange, method, name, body);
        } else {
            subject(exchange, method, name, path.length, body);
        }
    }

    private void level(HttpExchange exchange, String method, String name, String body) throws IOException {
        if (method.equals("PUT")) {
            levels.put(
                    name,
                    fault == Fault.FORGETS_LEVELS
                            ? "NONE"
                            : JSON.readTree(body).path("compatibility").asText());
            send(exchange, 200, "application/json", body);
        } else {
            send(exchange, 200, "application/json", "{\"compatibilityLevel\":\"" + levels.get(name) + "\"}");
        }
    }

    private void subject(HttpExchange exchange, String method, String name, int parts, String body) throws IOException {
        List<Integer> versions = subjects.getOrDefault(name, List.of());
        if (method.equals("GET")) {
            boolean isThere = !versions.isEmpty();
            send(
                    exchange,
                    isThere ? 200 : 404,
                    "application/json",
                    isThere ? versions.toString() : "{\"error_code\":40401,\"message\":\"Subject not found\"}");
        } else if (parts > 3) {
            if (fault == Fault.TAKES_NOTHING) {
                send(exchange, 409, "application/json", "{\"error_code\":409,\"message\":\"incompatible\"}");
                return;
            }
            int id = add(schema(body));
            List<Integer> known = subjects.computeIfAbsent(name, none -> new ArrayList<>());
            if (!known.contains(id)) {
                known.add(id);
            }
            send(exchange, 200, "application/json", "{\"id\":" + id + "}");
        } else {
            int id = schemas.indexOf(schema(body)) + 1;
            boolean isThere = versions.contains(id);
            send(
                    exchange,
                    isThere ? 200 : 404,
                    "application/json",
                    isThere ? "{\"id\":" + id + "}" : "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        }
    }

    private static String schema(String body) throws JsonProcessingException {
        return JSON.readTree(body).path("schema").asText();
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        end.countDown();
        leave();
    }
}

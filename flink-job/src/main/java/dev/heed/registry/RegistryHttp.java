package dev.heed.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.model.refusal.Cause;
import dev.heed.registry.RegistryProblem.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a registry, at the first of its addresses that answers, and asks again as long as none does. Not thread-safe. */
final class RegistryHttp {
    private static final String TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Of Confluent's own: without one a 404 is some other server's. */
    private static final Set<Integer> NOT_FOUND = Set.of(404, 40401, 40402, 40403, 40408, 40409);

    private static final JsonMapper JSON = new JsonMapper();

    private final RegistrySettings settings;
    private @Nullable HttpClient client;
    private @Nullable String authorization;
    private int first;
    private boolean isWaiting = true;

    /** Something that asks. */
    interface Question<T> {
        T ask() throws RegistryProblem;
    }

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
    }

    JsonNode get(String path) throws RegistryProblem {
        return ask("GET", path, BodyPublishers.noBody());
    }

    JsonNode post(String path, String body) throws RegistryProblem {
        return ask("POST", path, BodyPublishers.ofString(body));
    }

    JsonNode put(String path, String body) throws RegistryProblem {
        return ask("PUT", path, BodyPublishers.ofString(body));
    }

    /** Asks without waiting for a registry that gives no answer. */
    <T> T atOnce(Question<T> question) throws RegistryProblem {
        isWaiting = false;
        try {
            return question.ask();
        } finally {
            isWaiting = true;
        }
    }

    /** The registry in words. */
    String name() {
        return "the schema registry at " + settings.urls().get(first);
    }

    /** What answers is no registry. */
    RegistryProblem foreign(String found) {
        return new RegistryProblem(
                Kind.FOREIGN,
                name() + ": expected Confluent's API, found " + found + "; look at the address and its path");
    }

    private JsonNode ask(String method, String path, BodyPublisher body) throws RegistryProblem {
        long end = System.nanoTime() + (isWaiting ? settings.patience().toNanos() : 0);
        while (true) {
            RegistryProblem problem = null;
            for (int tried = 0; tried < settings.urls().size(); tried++) {
                try {
                    return once(method, path, body);
                } catch (RegistryProblem e) {
                    if (e.kind() != Kind.AWAY) {
                        throw e;
                    }
                    problem = problem == null ? e : problem;
                    first = (first + 1) % settings.urls().size();
                }
            }
            long left = end - System.nanoTime();
            if (problem == null || left <= 0) {
                throw problem == null ? away("no address") : problem;
            }
            pause(Math.min(left, PAUSE.toNanos()));
        }
    }

    private void pause(long nanos) throws RegistryProblem {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("an interrupt while it was waited for");
        }
    }

    private RegistryProblem away(String found) {
        return new RegistryProblem(Kind.AWAY, name() + ": expected an answer, found " + found);
    }

    private HttpClient client() throws RegistryProblem {
        HttpClient own = client;
        if (own == null) {
            HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(ANSWER);
            if (!settings.properties().isEmpty()) { // what lets in needs Kafka's classes, which Flink's SQL has not
                letIn(builder);
            }
            own = builder.build();
            client = own;
        }
        return own;
    }

    private void letIn(HttpClient.Builder builder) throws RegistryProblem {
        RegistryAccess access = new RegistryAccess(settings.properties());
        try {
            access.tls().ifPresent(builder::sslContext);
        } catch (RuntimeException e) {
            throw new RegistryProblem(
                    Kind.REFUSED,
                    name() + ": expected stores that TLS can use (heed.schema-registry.config), found: "
                            + Cause.inWords(e));
        }
        authorization = access.authorization().orElse(null);
    }

    private JsonNode once(String method, String path, BodyPublisher body) throws RegistryProblem {
        HttpClient http = client();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.urls().get(first) + path))
                .method(method, body)
                .header("Accept", TYPE + ", application/json")
                .header("Content-Type", TYPE);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return read(answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw away("none within " + ANSWER.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw unreached(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw away("an interrupt while it was waited for");
        }
    }

    /** TLS that does not come about will not come about later either; all else may. */
    private RegistryProblem unreached(ExecutionException problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof javax.net.ssl.SSLHandshakeException
                    || at instanceof java.security.cert.CertificateException) {
                return new RegistryProblem(
                        Kind.REFUSED,
                        name() + ": expected TLS that both sides take, found: " + Cause.inWords(problem)
                                + "; give schema.registry.ssl.truststore.location, or"
                                + " schema.registry.ssl.keystore.location, in heed.schema-registry.config");
            }
        }
        return away(Cause.inWords(problem));
    }

    private JsonNode read(HttpResponse<String> answer) throws RegistryProblem {
        int status = answer.statusCode();
        if (status >= 500 || status == 408 || status == 429) {
            throw away("status " + status);
        }
        if (status == 401 || status == 403) {
            throw new RegistryProblem(
                    Kind.REFUSED,
                    name() + ": expected to be let in, found status " + status
                            + "; give basic.auth.user.info or bearer.auth.token in heed.schema-registry.config");
        }
        JsonNode body = json(answer);
        if (status == 200) {
            return body;
        }
        String told = "status " + status + ": " + body.path("message").asText("no message");
        if (status == 404 && NOT_FOUND.contains(body.path("error_code").asInt())) {
            throw new RegistryProblem(Kind.UNKNOWN, name() + ": expected it to know, found " + told);
        }
        if (status == 409 || status == 422) {
            throw new RegistryProblem(Kind.CONFLICT, name() + ": expected it to take the schema, found " + told);
        }
        throw foreign(told);
    }

    private JsonNode json(HttpResponse<String> answer) throws RegistryProblem {
        try {
            JsonNode body = JSON.readTree(answer.body());
            if (body != null && body.isContainerNode()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw foreign("status " + answer.statusCode() + " with "
                + answer.headers().firstValue("Content-Type").orElse("content of no type"));
    }
}

package dev.heed.console.notify.destination;

import dev.heed.model.refusal.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An address that takes requests.
 *
 * @param address of HTTP or HTTPS; its path may be a secret
 * @param method such as POST
 * @param headers of each request
 * @param timeout for all of a request and its answer
 */
public record HttpDoor(URI address, String method, Map<String, String> headers, Duration timeout) {
    private static final int TOLD = 200;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    /** Redirects are not followed: they would take the headers' secrets to another host. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @throws IllegalArgumentException when a header is none that can be set, without telling its value */
    public HttpDoor {
        headers = Map.copyOf(headers);
        boolean isPort = address.getPort() >= -1 && address.getPort() <= 65_535;
        if (address.getHost() == null
                || !isPort
                || !String.valueOf(address.getScheme()).matches("(?i)https?")) {
            throw new IllegalArgumentException("expected an address of http:// or https://");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            try {
                HttpRequest.newBuilder(address).header(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("expected a header that can be set, found " + header.getKey(), e);
            }
        }
    }

    /** Scheme, host and port. */
    public String host() {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** Without what may be a secret. */
    @Override
    public String toString() {
        return host();
    }

    /**
     * Sends a request.
     *
     * @param more headers of this one
     * @return the beginning of the answer's body
     * @throws NotDelivered unless the answer's status is 2xx
     */
    String send(String body, Map<String, String> more) throws NotDelivered {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(timeout).method(method, BodyPublishers.ofString(body));
        more.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        HttpResponse<String> response = answer(request.build());
        int status = response.statusCode();
        if (status / 100 == 2) {
            return response.body();
        }
        String why = "HTTP " + status + said(response.body());
        if (status / 100 == 5 || status == REQUEST_TIMEOUT || status == TOO_MANY) {
            throw NotDelivered.passing(why, after(response));
        }
        throw NotDelivered.lasting(why);
    }

    private HttpResponse<String> answer(HttpRequest request) throws NotDelivered {
        CompletableFuture<HttpResponse<String>> answer = CLIENT.sendAsync(request, info -> new FirstBytes());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw NotDelivered.passing("no answer within " + timeout.toMillis() / 1000. + " s");
        } catch (ExecutionException e) {
            throw NotDelivered.passing(inWords(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotDelivered.passing("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private String inWords(ExecutionException problem) {
        if (problem.getCause() instanceof java.net.http.HttpTimeoutException) {
            return "no answer within " + timeout.toMillis() / 1000. + " s";
        }
        if (Cause.root(problem) instanceof UnresolvedAddressException) {
            return "no such host as " + address.getHost();
        }
        if (problem.getCause() instanceof ConnectException
                && Cause.root(problem).getMessage() == null) {
            return "connection refused";
        }
        boolean isClosed =
                problem.getCause() instanceof IOException && Cause.root(problem) instanceof java.io.EOFException;
        return isClosed ? "the connection was closed without an answer" : Cause.inWords(problem);
    }

    /** The first line of an answer, without what a terminal would obey. */
    private static String said(String body) {
        String line = body.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
        return line.isEmpty() ? "" : ": " + (line.length() > TOLD ? line.substring(0, TOLD) + "…" : line);
    }

    private static @Nullable Duration after(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wish -> wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish)
                .orElse(null);
    }
}

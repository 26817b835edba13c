package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * Calls a page's server without a browser.
 *
 * @param address of the page
 */
record Caller(String address) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)), headers);
    }

    /** Says something of an alert. */
    HttpResponse<String> say(String body, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(address + "api/feedback"))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the server answered, which must be 200. */
    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(body(get(path), 200));
    }

    /** The one line of an error. */
    static String error(HttpResponse<String> response, int status) throws IOException {
        return JSON.readTree(body(response, status)).get("error").asText();
    }

    private static String body(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }

    /** The first event of a kind in a stream. */
    JsonNode event(String query, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "api/stream?" + query))
                .build();
        HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            StringBuilder text = new StringBuilder();
            byte[] bytes = new byte[8_192];
            while (true) {
                int begin = text.indexOf("event: " + name + "\n");
                int end = begin < 0 ? -1 : text.indexOf("\n\n", begin);
                if (end > 0) {
                    return JSON.readTree(text.substring(text.indexOf("data: ", begin) + 6, end));
                }
                int read = in.read(bytes);
                assertThat(read).as("the stream goes on").isPositive();
                text.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
            }
        }
    }
}

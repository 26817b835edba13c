package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.console.load.HeedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page beside a demo. */
class DemoPageIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAGE = Pattern.compile("The page is at (http://\\S+/)");
    /** A row of the closing table: pump, fault, severity, delay, top cause, to blame. */
    private static final Pattern ROW = Pattern.compile("(pump-\\d) +(.+?) +(LOW|MEDIUM|HIGH) +(\\d+) s +(\\w+) +.*");

    @Test
    void showsWhatTheDemosClosingTableSays(@TempDir Path directory) throws Exception {
        Map<String, JsonNode> alerts = new LinkedHashMap<>();
        String said;
        try (HeedProcess demo =
                HeedProcess.start(directory, List.of("-Xmx2g"), "demo", "--seconds", "20", "--port", "0")) {
            demo.await("The page is at");
            read(demo.said(), alerts);
            demo.await();
            said = demo.said();
        }
        List<String> rows = rows(said, "$1 $3 $5");
        assertThat(rows).as(said).isNotEmpty();
        assertThat(alerts.values().stream().map(DemoPageIT::row)).as(said).containsAll(rows);
    }

    /** All states of alerts that the page is told, until the demo ends. */
    private static void read(String said, Map<String, JsonNode> alerts) throws IOException, InterruptedException {
        Matcher page = PAGE.matcher(said);
        assertThat(page.find()).as(said).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(page.group(1) + "api/stream?view=alerts"))
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                event = line.startsWith("event: ") ? line : event;
                if (line.startsWith("data: ") && event.equals("event: alerts")) {
                    JSON.readTree(line.substring(6))
                            .get("alerts")
                            .forEach(alert -> alerts.put(alert.get("id").asText(), alert));
                }
            }
        } catch (IOException ended) {
            // the demo ended, and its page with it
        }
    }

    private static String row(JsonNode alert) {
        return Stream.of(
                        alert.get("entity"),
                        alert.get("severity"),
                        alert.get("causes").get(0).get("channel"))
                .map(JsonNode::asText)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private static List<String> rows(String said, String shape) {
        return said.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.replaceFirst(shape))
                .toList();
    }
}

package dev.heed.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.kafka.EmbeddedKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets to see the page. */
class EntranceIT {
    private static Browser browser;
    private static EmbeddedKafka kafka;
    private static Stage stage;
    private static String address;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        kafka = EmbeddedKafka.start();
        stage = new Stage(kafka, "entrance");
        address = stage.openWithToken();
        Pump pump = new Pump("pump-1");
        stage.run(
                pump,
                Instant.parse("2026-11-27T12:00:00Z"),
                60,
                0.5F,
                List.of(0.1F, 0.1F, 0.1F),
                List.of(76F, 2.4F, 11F));
    }

    @AfterAll
    static void end() {
        if (kafka != null) {
            browser.close();
            stage.close();
            kafka.close();
        }
    }

    @Test
    void opensWithTheTokenAndForgetsItFromTheAddress() {
        browser.open(address + "?token=" + Stage.TOKEN);
        browser.waitFor(".tile");
        assertThat(browser.address()).doesNotContain("token");
        assertThat(browser.text(".tile-name")).isEqualTo("pump-1");
    }

    @Test
    void refusesAWrongToken() throws IOException {
        assertThat(statusOf("/?token=wrong", "Host: 127.0.0.1")).contains("401");
        assertThat(statusOf("/api/stream?view=overview", "Host: 127.0.0.1", "Authorization: Bearer wrong"))
                .contains("401");
        assertThat(statusOf("/api/session", "Host: 127.0.0.1")).contains("401");
    }

    @Test
    void refusesAForeignOrigin() throws IOException {
        String right = "Authorization: Bearer " + Stage.TOKEN;
        String host = "Host: 127.0.0.1:" + stage.port();
        assertThat(statusOf("/api/session", host, right, "Origin: http://127.0.0.1:" + stage.port()))
                .contains("200");
        assertThat(statusOf("/api/session", host, right, "Origin: https://evil.example"))
                .contains("403");
    }

    @Test
    void refusesAForeignHost() throws IOException {
        assertThat(statusOf("/", "Host: evil.example", "Authorization: Bearer " + Stage.TOKEN))
                .contains("421");
    }

    /** The status line of an answer; a browser would not let a test choose these headers. */
    private static String statusOf(String path, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", stage.port())) {
            socket.setSoTimeout(10_000);
            String request =
                    "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(path, String.join("\r\n", headers));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return answer.readLine();
        }
    }
}

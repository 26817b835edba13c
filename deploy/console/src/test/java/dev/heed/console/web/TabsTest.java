package dev.heed.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tabs of a real server and real connections. */
class TabsTest {
    /** More than the system keeps for a connection. */
    private static final String MUCH = "x".repeat(8 << 20);

    private final Tabs tabs = new Tabs(10);
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get(
                        "/much",
                        request -> request.future(() -> {
                            Tab tab = Tab.begin(
                                    request.req().getAsyncContext(),
                                    List.of((events, now) -> events.add("much", json -> json.writeString(MUCH))));
                            tabs.add(tab);
                            return tab.ended();
                        }));
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void stop() {
        tabs.close();
        server.stop();
    }

    private Socket ask(int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        socket.getOutputStream()
                .write("GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void oneThatTakesNothingIsDroppedAndOneThatReadsGoesOn() throws IOException {
        try (Socket stuck = ask(1_024);
                Socket reading = ask(4 << 20)) {
            byte[] bytes = new byte[1 << 20];
            InputStream in = reading.getInputStream();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (tabs.dropped() == 0) {
                assertThat(System.nanoTime()).as("a tab is dropped in time").isLessThan(deadline);
                assertThat(in.read(bytes)).isPositive();
            }
            for (long left = 3L * MUCH.length(); left > 0; ) {
                int read = in.read(bytes);
                assertThat(read).isPositive();
                left -= read;
            }
            assertThat(tabs.dropped()).isEqualTo(1);
            assertThat(stuck.isClosed()).isFalse();
        }
    }
}

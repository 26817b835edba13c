package dev.heed.console.notify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes requests and answers as it was told: with a status, never, or by resetting the connection. */
public final class StubServer implements AutoCloseable {
    public static final int HANG = -1;
    public static final int RESET = -2;
    /** Takes the request, and says so after {@value #LATE_MILLIS} ms. */
    public static final int LATE = -3;

    private static final int LATE_MILLIS = 6_000;

    private final ServerSocket door;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Request> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final String headers;

    /** A request; its headers' names in lower case. */
    public record Request(String line, Map<String, String> headers, String body) {}

    private StubServer(int port, String headers, List<Integer> answers) {
        this.headers = headers;
        this.answers.addAll(answers);
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "stub");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers the first requests as said, all others with 200. */
    public static StubServer answering(Integer... first) {
        return new StubServer(0, "", List.of(first));
    }

    public static StubServer answering(String headers, Integer... first) {
        return new StubServer(0, headers, List.of(first));
    }

    /** At a port where there was none. */
    public static StubServer at(int port) {
        return new StubServer(port, "", List.of());
    }

    public int port() {
        return door.getLocalPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    /** All that came. */
    public List<Request> requests() {
        return requests;
    }

    /** All that were answered with 200. */
    public List<Request> taken() {
        return taken;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "stub");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (true) {
                Request request = read(in);
                int answer = next(request);
                if (answer == HANG) {
                    in.read(); // until the other side gives up
                    return;
                }
                if (answer == LATE) {
                    late(socket, in);
                    answer = 200;
                }
                if (answer == RESET) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                String body = answer == 200 ? "ok" : "no, " + answer + "\nand more";
                socket.getOutputStream()
                        .write("HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n%s"
                                .formatted(answer, headers, body.length(), body)
                                .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            // as clients do
        }
    }

    private static void late(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(LATE_MILLIS);
        try {
            in.read();
        } catch (SocketTimeoutException answersNow) {
            socket.setSoTimeout(0);
        }
    }

    private synchronized int next(Request request) {
        requests.add(request);
        Integer answer = answers.poll();
        if (answer == null || answer == 200 || answer == LATE) {
            taken.add(request);
        }
        return answer == null ? 200 : answer;
    }

    private static Request read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        Map<String, String> headers = new TreeMap<>();
        head.stream().skip(1).forEach(line -> {
            String[] parts = line.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        });
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(head.get(0), headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

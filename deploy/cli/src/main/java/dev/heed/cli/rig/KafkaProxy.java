package dev.heed.cli.rig;

import dev.heed.cli.kafka.FreePort;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * A way to a broker that can be cut, and on which requests of a kind can be held. The broker must advertise it on the
 * listener that it forwards to.
 */
public final class KafkaProxy implements AutoCloseable {
    /** The listener of a broker behind the proxy. */
    private static final String LISTENER = "PROXIED";

    private final ServerSocket server;
    private final int brokerPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Map<ApiKeys, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<ApiKeys> seen = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private KafkaProxy(ServerSocket server, int brokerPort) {
        this.server = server;
        this.brokerPort = brokerPort;
    }

    /** Opens a way on a free port to another free port, which a broker with these {@link #settings} will listen on. */
    public static KafkaProxy open() {
        try {
            KafkaProxy proxy =
                    new KafkaProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), FreePort.next());
            daemon(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client connects to. */
    public String bootstrapServers() {
        return "localhost:" + server.getLocalPort();
    }

    /** A broker's settings with a second listener behind this proxy. */
    public Map<String, String> settings(Map<String, String> broker) {
        String own = String.valueOf(broker.get("listeners"));
        String plain = own.substring(0, own.indexOf(','));
        return Map.of(
                "listeners",
                own + "," + LISTENER + "://localhost:" + brokerPort,
                "advertised.listeners",
                plain + "," + LISTENER + "://" + bootstrapServers(),
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + LISTENER + ":PLAINTEXT");
    }

    /** Lets no request of a kind through from now on, nor what comes behind it on its connection. */
    public void hold(ApiKeys kind) {
        seen.remove(kind);
        held.put(kind, new CountDownLatch(1));
    }

    /** Whether a request of a kind is being held. */
    public boolean isHolding(ApiKeys kind) {
        return seen.contains(kind);
    }

    /** Lets requests of a kind through again, those that were held first. */
    public void release(ApiKeys kind) {
        CountDownLatch latch = held.remove(kind);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Closes all connections and refuses new ones. */
    public void cut() {
        cut = true;
        sockets.forEach(KafkaProxy::closeQuietly);
        sockets.clear();
    }

    /** Lets connections be made again. */
    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
                sockets.addAll(List.of(client, broker));
                daemon(() -> forwardRequests(client, broker));
                daemon(() -> forwardAnswers(broker, client));
            } catch (IOException e) {
                // the broker is away or the proxy is being closed
            }
        }
    }

    private void forwardRequests(Socket client, Socket broker) {
        try (client;
                broker) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(broker.getOutputStream());
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                holdBack(ApiKeys.forId((request[0] << 8) | (request[1] & 0xff)));
                out.writeInt(request.length);
                out.write(request);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // one of the two has gone
        }
    }

    private void holdBack(ApiKeys kind) throws InterruptedException {
        CountDownLatch latch = held.get(kind);
        if (latch != null) {
            seen.add(kind);
            latch.await();
        }
    }

    private static void forwardAnswers(Socket broker, Socket client) {
        try (client;
                broker) {
            broker.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // one of the two has gone
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "kafka-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public void close() throws IOException {
        held.keySet().forEach(this::release);
        cut();
        server.close();
    }
}

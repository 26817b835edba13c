package dev.heed.broker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * The first bytes of a connection, which tell a client that speaks TLS with a broker that does not, or the other way round.
 * Kafka's clients see only a connection that is closed, or take what comes for the size of an answer.
 */
final class Greeting {
    private static final int TIMEOUT_MILLIS = 3_000;
    /** How a TLS server's alert begins. */
    private static final int ALERT = 0x15;

    private final Properties client;
    private final String protocol;

    /**
     * Of a client with these properties.
     *
     * @throws KafkaException when no client can be made of them
     */
    Greeting(Properties client) {
        this.client = client;
        this.protocol = new AdminClientConfig(client) // what a property refers to is known to Kafka's own reader alone
                .getString(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)
                .toUpperCase(Locale.ROOT);
    }

    /** Whether the client speaks TLS. */
    boolean isTls() {
        return protocol.endsWith("SSL");
    }

    /** What is wrong, if the first broker that takes a connection shows that something is. */
    Optional<String> mismatch() {
        return addresses().stream()
                .map(this::isAnswered)
                .flatMap(Optional::stream)
                .findFirst()
                .filter(isAnswered -> !isAnswered)
                .map(no -> isTls()
                        ? "one that speaks no TLS while security.protocol is " + protocol
                                + "; set it to PLAINTEXT or SASL_PLAINTEXT, or connect to the port that does"
                        : "one that speaks TLS while security.protocol is " + protocol
                                + "; set it to SSL or SASL_SSL in --command-config");
    }

    /** What it means that no answer came in time. */
    String silence(int seconds) {
        boolean listens = addresses().stream()
                .anyMatch(address -> connected(address, socket -> true).isPresent());
        return listens
                ? "a server that takes the connection and does not answer within %d s; is it up, and does it ask for a user"
                                .formatted(seconds)
                        + " (SASL) that security.protocol " + protocol + " does not give?"
                : "no answer in " + seconds + " s; is it running, and are the address and --command-config right?";
    }

    private List<InetSocketAddress> addresses() {
        try {
            return ClientUtils.parseAndValidateAddresses(
                    List.of(BrokerContact.address(client).split("\\s*,\\s*")), "use_all_dns_ips");
        } catch (KafkaException e) {
            return List.of();
        }
    }

    /** What is done with an open connection. */
    @FunctionalInterface
    private interface Use<T> {
        T of(Socket socket) throws IOException, GeneralSecurityException;
    }

    private static <T> Optional<T> connected(InetSocketAddress address, Use<T> use) {
        try (Socket socket = new Socket()) {
            socket.connect(address, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return Optional.of(use.of(socket));
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether a server speaks as the client does; nothing where none listens, or says nothing. */
    private Optional<Boolean> isAnswered(InetSocketAddress address) {
        return connected(address, isTls() ? plain -> isTlsAnswered(plain, address) : Greeting::isPlainAnswered);
    }

    /** Asks for the versions that the broker knows, which it tells before anything else. */
    private static boolean isPlainAnswered(Socket plain) throws IOException {
        ByteBuffer header = MessageUtil.toByteBufferAccessor(
                        new RequestHeader(ApiKeys.API_VERSIONS, (short) 0, BrokerContact.CLIENT_ID, 0).data(),
                        ApiKeys.API_VERSIONS.requestHeaderVersion((short) 0))
                .buffer();
        DataOutputStream out = new DataOutputStream(plain.getOutputStream());
        out.writeInt(header.remaining());
        out.write(header.array(), header.position(), header.remaining());
        out.flush();
        return new DataInputStream(plain.getInputStream()).readUnsignedByte() != ALERT;
    }

    private static boolean isTlsAnswered(Socket plain, InetSocketAddress address)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[0], null);
        try (SSLSocket tls = (SSLSocket)
                context.getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true)) {
            tls.startHandshake();
            return true;
        } catch (IOException e) {
            if (ExceptionUtils.findThrowable(e, SocketTimeoutException.class).isPresent()) {
                throw e;
            }
            // A certificate that came is enough, though none is trusted here.
            return e instanceof SSLHandshakeException
                    && !String.valueOf(e.getMessage()).contains("terminated");
        }
    }
}

package dev.heed.cli.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A real broker that takes clients by every way that is in use, and asks an authorizer about those with a user's name. */
public final class SecureKafka implements AutoCloseable {
    /** The user that has no rights but those that a test gives it; all others may do everything. */
    public static final String USER = "pumps";

    public static final String PASSWORD = "canary-of-the-user";

    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String TOKEN_MODULE =
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required";

    /** A way in. */
    public enum Way {
        TLS("SSL", "good"),
        MUTUAL("SSL", "good"),
        EXPIRED("SSL", "expired"),
        ELSEWHERE("SSL", "elsewhere"),
        SCRAM("SASL_SSL", "good"),
        TOKEN("SASL_SSL", "good");

        private final String protocol;
        private final String certificate;

        Way(String protocol, String certificate) {
            this.protocol = protocol;
            this.certificate = certificate;
        }

        private String key(String property) {
            return "listener.name." + name().toLowerCase(Locale.ROOT) + "." + property;
        }
    }

    private final Path directory;
    private final Certificates certificates;
    private final Map<Way, Integer> ports = new EnumMap<>(Way.class);
    private final EmbeddedKafka kafka;

    /** Starts a broker whose certificates lie in a directory. */
    public SecureKafka(Path directory) {
        this.directory = directory;
        this.certificates = new Certificates(directory);
        for (Way way : Way.values()) {
            ports.put(way, FreePort.next());
        }
        this.kafka = EmbeddedKafka.start(this::settings);
        try (Admin admin = admin()) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), PASSWORD)))
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings(Map<String, String> common) {
        Map<String, String> more = new HashMap<>();
        more.put(
                "listeners",
                common.get("listeners")
                        + ports.entrySet().stream()
                                .map(way -> "," + way.getKey() + "://localhost:" + way.getValue())
                                .collect(Collectors.joining()));
        more.put(
                "listener.security.protocol.map",
                common.get("listener.security.protocol.map")
                        + ports.keySet().stream()
                                .map(way -> "," + way + ":" + way.protocol)
                                .collect(Collectors.joining()));
        more.put("inter.broker.listener.name", "PLAINTEXT");
        more.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        more.put("super.users", "User:ANONYMOUS;User:CN=client;User:token");
        for (Way way : Way.values()) {
            more.put(way.key("ssl.keystore.location"), certificates.keyStore(way.certificate));
            more.put(way.key("ssl.keystore.password"), Certificates.PASSWORD);
            more.put(way.key("ssl.keystore.type"), "PKCS12");
        }
        more.put(Way.MUTUAL.key("ssl.client.auth"), "required");
        more.put(Way.MUTUAL.key("ssl.truststore.location"), certificates.trustStore("authority"));
        more.put(Way.MUTUAL.key("ssl.truststore.password"), Certificates.PASSWORD);
        more.put(Way.SCRAM.key("sasl.enabled.mechanisms"), "SCRAM-SHA-512");
        more.put(Way.SCRAM.key("scram-sha-512.sasl.jaas.config"), SCRAM_MODULE + " required;");
        more.put(Way.TOKEN.key("sasl.enabled.mechanisms"), "OAUTHBEARER");
        more.put(
                Way.TOKEN.key("oauthbearer.sasl.jaas.config"),
                TOKEN_MODULE + " unsecuredLoginStringClaim_sub=\"broker\" unsecuredValidatorRequiredScope=\"write\";");
        return more;
    }

    /** The address of a way in. */
    public String at(Way way) {
        return "localhost:" + ports.get(way);
    }

    /** The address of the way in that asks for nothing. */
    public String plain() {
        return kafka.bootstrapServers();
    }

    /** A client that may do everything. */
    public Admin admin() {
        return Admin.create(KafkaFixture.client(plain()));
    }

    /** Gives the user every right. */
    public void allowEverything() throws Exception {
        AccessControlEntry all = new AccessControlEntry("User:" + USER, "*", AclOperation.ALL, AclPermissionType.ALLOW);
        List<AclBinding> rights = Stream.of(
                        new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                        new ResourcePattern(ResourceType.GROUP, "*", PatternType.LITERAL),
                        new ResourcePattern(ResourceType.TRANSACTIONAL_ID, "*", PatternType.LITERAL),
                        new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL))
                .map(pattern -> new AclBinding(pattern, all))
                .toList();
        try (Admin admin = admin()) {
            admin.createAcls(rights).all().get();
        }
    }

    /** What a client needs that trusts the certificate of a name, as lines of a file. */
    public Map<String, String> trusting(String certificate) {
        Map<String, String> client = new HashMap<>();
        client.put("security.protocol", "SSL");
        client.put("ssl.truststore.location", certificates.trustStore(certificate));
        client.put("ssl.truststore.password", Certificates.PASSWORD);
        return client;
    }

    /** A client that shows the certificate of a name. */
    public Map<String, String> showing(String certificate) {
        Map<String, String> client = trusting("authority");
        client.put("ssl.keystore.location", certificates.keyStore(certificate));
        client.put("ssl.keystore.password", Certificates.PASSWORD);
        client.put("ssl.key.password", Certificates.PASSWORD);
        return client;
    }

    /** A client of the user with a password, which may be a reference. */
    public Map<String, String> scram(String password) {
        Map<String, String> client = trusting("authority");
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put(
                "sasl.jaas.config",
                SCRAM_MODULE + " required username=\"" + USER + "\" password=\"" + password + "\";");
        return client;
    }

    /** A client with a token of a scope. */
    public Map<String, String> token(String scope) {
        Map<String, String> client = trusting("authority");
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "OAUTHBEARER");
        client.put(
                "sasl.jaas.config",
                TOKEN_MODULE + " unsecuredLoginStringClaim_sub=\"token\" unsecuredLoginStringClaim_scope=\"" + scope
                        + "\";");
        return client;
    }

    /** Writes a client's properties to a file. */
    public Path file(Map<String, String> client) {
        Properties properties = new Properties();
        properties.putAll(client);
        try {
            Path file = Files.createTempFile(directory, "client", ".properties");
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}

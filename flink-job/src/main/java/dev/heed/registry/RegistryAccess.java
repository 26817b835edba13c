package dev.heed.registry;

import dev.heed.model.refusal.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * What lets a client into a registry, in Confluent's words: a name and a password, or a token, and TLS with the keys that Kafka's
 * clients have, each behind {@code schema.registry.}.
 */
final class RegistryAccess {
    private static final String OWN = "schema.registry.";
    private static final String BASIC_SOURCE = "basic.auth.credentials.source";
    private static final String BASIC = "basic.auth.user.info";
    private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
    private static final String BEARER = "bearer.auth.token";
    private static final Set<String> SIGN_IN = Set.of(BASIC_SOURCE, BASIC, BEARER_SOURCE, BEARER);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");
    private static final ConfigDef TLS = new ConfigDef();

    static {
        SslConfigs.addClientSslSupport(TLS);
    }

    private final Map<String, String> properties;

    /**
     * Looks up what stands in the environment.
     *
     * @param properties as they stand in the file
     */
    RegistryAccess(Map<String, String> properties) {
        this.properties = new HashMap<>();
        EnvVarConfigProvider environment = new EnvVarConfigProvider();
        environment.configure(Map.of());
        new ConfigTransformer(Map.of("env", environment))
                .transform(properties)
                .data()
                .forEach((name, value) -> this.properties.put(plain(name), value));
    }

    /** Confluent takes what lets in with its prefix and without. */
    private static String plain(String name) {
        return name.startsWith(OWN) && !name.startsWith(OWN + "ssl.") ? name.substring(OWN.length()) : name;
    }

    private static boolean isKnown(String name) {
        return name.startsWith(OWN + "ssl.") && TLS.names().contains(name.substring(OWN.length()))
                || SIGN_IN.contains(plain(name))
                || name.startsWith("config.providers");
    }

    /** What is wrong with properties, a line each, without their values. */
    static List<String> problems(Map<String, String> properties) {
        String file = RegistryOptions.CONFIG.key() + ": expected ";
        List<String> problems = new ArrayList<>();
        properties.keySet().stream()
                .filter(name -> !isKnown(name))
                .forEach(name -> problems.add(file + "basic.auth.user.info, bearer.auth.token, or"
                        + " schema.registry.ssl.* as Kafka's clients have it, found '" + name + "'"));
        RegistryAccess access = new RegistryAccess(properties);
        access.properties.forEach((name, value) -> {
            Matcher unset = VARIABLE.matcher(value);
            if (unset.find()) {
                problems.add(file + "the environment variable " + unset.group(1) + " to be set, for " + name
                        + ", found none");
            }
        });
        access.expects(problems, file, BASIC_SOURCE, "USER_INFO", BASIC);
        access.expects(problems, file, BEARER_SOURCE, "STATIC_TOKEN", BEARER);
        if (access.properties.containsKey(BASIC) && access.properties.containsKey(BEARER)) {
            problems.add(file + "either " + BASIC + " or " + BEARER + ", found both");
        }
        if (problems.isEmpty()) {
            try {
                access.tls();
            } catch (KafkaException e) {
                problems.add(file + "stores that TLS can use, found: " + Cause.inWords(e));
            }
        }
        return problems;
    }

    private void expects(List<String> problems, String file, String source, String only, String secret) {
        String given = properties.get(source);
        if (given != null && !given.equals(only)) {
            problems.add(file + source + "=" + only + ", found '" + given + "'");
        } else if (given != null && !properties.containsKey(secret)) {
            problems.add(file + secret + " with " + source + ", found none");
        }
    }

    /** The header that lets in, if any. */
    Optional<String> authorization() {
        String token = properties.get(BEARER);
        if (token != null) {
            return Optional.of("Bearer " + token);
        }
        return Optional.ofNullable(properties.get(BASIC))
                .map(info -> "Basic " + Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * TLS with stores of its own, if any.
     *
     * @throws KafkaException when they cannot be read
     */
    Optional<SSLContext> tls() {
        Map<String, String> own = new HashMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(OWN)) {
                own.put(name.substring(OWN.length()), value);
            }
        });
        if (own.isEmpty()) {
            return Optional.empty();
        }
        DefaultSslEngineFactory stores = new DefaultSslEngineFactory();
        stores.configure(TLS.parse(own));
        return Optional.of(stores.sslContext());
    }
}

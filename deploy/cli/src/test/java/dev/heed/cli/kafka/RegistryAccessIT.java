package dev.heed.cli.kafka;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.registry.RealRegistry;
import dev.heed.cli.registry.SigningProxy;
import dev.heed.registry.FaultyRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry behind TLS that lets in a user with a password alone: a real one with the profile {@code registry}. */
class RegistryAccessIT {
    private static EmbeddedKafka kafka;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private CommandLineFixture create(SigningProxy proxy, String... properties) throws IOException {
        Path file = Files.writeString(directory.resolve("registry.properties"), String.join("\n", properties));
        return heed(
                "topics",
                "create",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--schema-registry",
                proxy.url(),
                "--schema-registry-config",
                file.toString());
    }

    private void tries(String registry) throws Exception {
        Certificates certificates = new Certificates(directory);
        String trust = "schema.registry.ssl.truststore.location=" + certificates.trustStore("authority");
        String password = "schema.registry.ssl.truststore.password=" + Certificates.PASSWORD;
        try (SigningProxy proxy = new SigningProxy(
                registry, Path.of(certificates.keyStore("good")), Certificates.PASSWORD, "heed", "canary")) {
            assertThat(create(proxy, trust, password, "basic.auth.user.info=heed:canary")
                            .out())
                    .containsPattern("saliency +(made|there) +saliency-value +registered as");
            assertRefused(
                    create(proxy, trust, password, "basic.auth.user.info=heed:canary-2"),
                    "expected to be let in, found status 401; give basic.auth.user.info");
            assertRefused(
                    create(proxy, "basic.auth.user.info=heed:canary"), "expected TLS that both sides take, found: ");
            String stranger = "schema.registry.ssl.truststore.location=" + certificates.trustStore("stranger");
            assertRefused(create(proxy, stranger, password), "expected TLS that both sides take, found: ");
            assertRefused(
                    create(proxy, trust, "schema.registry.ssl.truststore.password=canary-wrong"),
                    "expected stores that TLS can use, found: ");
        }
    }

    private static void assertRefused(CommandLineFixture run, String line) {
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains(line).doesNotContain("canary").hasLineCount(1);
    }

    @Test
    void isToldWhatKeepsItOut() throws Exception {
        try (FaultyRegistry registry = new FaultyRegistry()) {
            tries(registry.url());
        }
    }

    @Test
    void isToldWhatKeepsItOutOfARealOne() throws Exception {
        try (RealRegistry registry = RealRegistry.start(directory)) {
            tries(registry.url());
        }
    }
}

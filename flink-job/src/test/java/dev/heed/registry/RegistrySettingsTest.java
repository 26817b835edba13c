package dev.heed.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {
    @TempDir
    private Path directory;

    private Configuration options(String properties) throws IOException {
        Configuration options = new Configuration();
        options.setString("heed.schema-registry.url", "http://a:8081/, https://b/x ");
        options.setString(
                "heed.schema-registry.config",
                Files.writeString(directory.resolve("registry.properties"), properties)
                        .toString());
        return options;
    }

    @Test
    void areNoneWithoutAnAddress() {
        assertThat(RegistrySettings.of(new Configuration())).isEmpty();
    }

    @Test
    void areThoseOfTheOptions() throws IOException {
        Configuration options = options("basic.auth.credentials.source=USER_INFO\nbasic.auth.user.info=a:b\n");
        options.setString("heed.schema-registry.wait", "3 s");
        options.setString("heed.schema-registry.when-away", "fail");
        RegistrySettings settings = RegistrySettings.of(options).orElseThrow();
        assertThat(settings.urls()).containsExactly("http://a:8081", "https://b/x");
        assertThat(settings.properties()).containsEntry("basic.auth.user.info", "a:b");
        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.whenAway()).isEqualTo(RegistryOptions.WhenAway.FAIL);
    }

    @Test
    void showNoSecrets() throws IOException {
        assertThat(RegistrySettings.of(options("basic.auth.user.info=a:canary")).toString())
                .contains("http://a:8081")
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a:8081", "https://a/apis/ccompat/v7", "http://a:1,http://b:2"})
    void takeAddresses(String urls) {
        assertThat(RegistrySettings.areUrls(urls)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:8081", "ftp://a", "http://user:secret@a", "http://a,", "http://a?x=1", "http://a b"})
    void takeNothingElse(String urls) {
        assertThat(RegistrySettings.areUrls(urls)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                basic.auth.user=a:canary                       | found 'basic.auth.user'
                basic.auth.user.info=${env:HEED_NO_SUCH}       | the environment variable HEED_NO_SUCH to be set, for basic.auth.user.info, found none
                basic.auth.credentials.source=SASL_INHERIT     | basic.auth.credentials.source=USER_INFO, found 'SASL_INHERIT'
                basic.auth.credentials.source=USER_INFO        | basic.auth.user.info with basic.auth.credentials.source, found none
                basic.auth.user.info=a:b\\nbearer.auth.token=c | either basic.auth.user.info or bearer.auth.token, found both
                schema.registry.ssl.truststore.location=none   | stores that TLS can use, found: no such file
                schema.registry.ssl.trust=none                 | found 'schema.registry.ssl.trust'
            """)
    void refusePropertiesThatNobodyReads(String properties, String line) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RegistrySettings.of(options(properties.replace("\\n", "\n"))))
                .withMessageStartingWith("heed.schema-registry.config: expected ")
                .withMessageContaining(line)
                .withMessageNotContaining("canary");
    }

    @Test
    void refuseAFileThatIsNotThere() {
        Configuration options = new Configuration();
        options.setString("heed.schema-registry.url", "http://a");
        options.setString("heed.schema-registry.config", "none.properties");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RegistrySettings.of(options))
                .withMessage("heed.schema-registry.config: expected a properties file, found none.properties: no such"
                        + " file");
    }

    @Test
    void lookUpWhatStandsInTheEnvironment() throws IOException {
        String path = System.getenv("PATH");
        RegistrySettings settings =
                RegistrySettings.of(options("bearer.auth.token=${env:PATH}")).orElseThrow();
        assertThat(settings.properties()).containsEntry("bearer.auth.token", "${env:PATH}");
        assertThat(new RegistryAccess(settings.properties()).authorization()).hasValue("Bearer " + path);
    }
}

package dev.heed.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hashes are what {@code htpasswd} and {@code openssl passwd} make of "open sesame". */
class PasswordFileTest {
    @TempDir
    private Path directory = Path.of("");

    private PasswordFile file(String text) throws IOException {
        return PasswordFile.read(Files.writeString(directory.resolve("users"), text));
    }

    @Test
    void takesTheHashesThatItsToolsWrite() throws IOException {
        PasswordFile file = file("""
                # who may come in
                bcrypt:$2y$05$DDwiS2vhZF4W6SVrkRpW/uyQi.YvMLjmNN7INY55/ic/To7xghfR.
                apache:$apr1$/Tz9noqr$3MVg/Ji/6gQ0THOyff9AQ0

                sha256:$5$OdhwGVh.5ulXN1UQ$ezkRRTEWVSBortNHeMsbRzp19ciivgwrxiNe9fUtEB1
                sha512:$6$QcAAP7si1lb2gnob$fyj5FMHF5E11OLzDNnR60nEkHL/E0itd41MG.wocda3ujuwkFqfM7JYMTfTijMiNi1pNqrMpR05lWIy0PXaD8.
                """);
        for (String user : new String[] {"bcrypt", "apache", "sha256", "sha512"}) {
            assertThat(file.accepts(user, "open sesame")).as(user).isTrue();
            assertThat(file.accepts(user, "open barley")).as(user).isFalse();
        }
        assertThat(file.accepts("nobody", "open sesame")).isFalse();
    }

    @Test
    void refusesPlainPasswords() {
        assertThatThrownBy(() -> file("ann:secret\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("NAME:HASH")
                .hasMessageContaining("lines [1]")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> file("# nobody\n")).isInstanceOf(Refusal.class).hasMessageContaining("found none");
    }
}

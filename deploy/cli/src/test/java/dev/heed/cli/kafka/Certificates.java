package dev.heed.cli.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Key stores of certificates that one authority has signed, a stranger's that it has not, and trust stores, all with one
 * password.
 */
final class Certificates {
    static final String PASSWORD = "canary-of-the-stores";

    private static final String AUTHORITY = "authority";
    private static final String STRANGER = "stranger";

    private final Path directory;

    /** Makes the stores in a directory: a good one, one that has expired, one of another host, a client's. */
    Certificates(Path directory) {
        this.directory = directory;
        try {
            List.of(keytool(AUTHORITY, "-ext", "bc:c"), keytool(STRANGER))
                    .forEach(made -> made.onExit().join());
            Map<String, List<String>> signed = Map.of(
                    "good", List.of("-ext", "san=dns:localhost,ip:127.0.0.1"),
                    "expired", List.of("-ext", "san=dns:localhost", "-startdate", "-3d", "-validity", "1"),
                    "elsewhere", List.of("-ext", "san=dns:elsewhere.example"),
                    "client", List.of());
            List<Process> made = new ArrayList<>();
            for (Map.Entry<String, List<String>> one : signed.entrySet()) {
                Files.copy(Path.of(keyStore(AUTHORITY)), Path.of(keyStore(one.getKey())));
                List<String> more = new ArrayList<>(List.of("-signer", AUTHORITY));
                more.addAll(one.getValue());
                made.add(keytool(one.getKey(), more.toArray(String[]::new)));
            }
            made.forEach(process -> process.onExit().join());
            for (String name : signed.keySet()) {
                KeyStore keys = load(name);
                keys.deleteEntry(AUTHORITY);
                store(keys, keyStore(name));
            }
            trust(AUTHORITY);
            trust(STRANGER);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process keytool(String name, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(
                "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", keyStore(name)));
        command.addAll(List.of(more));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve(name + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(Path.of(keyStore(name)))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }

    private static void store(KeyStore keys, String file) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(Path.of(file))) {
            keys.store(out, PASSWORD.toCharArray());
        }
    }

    private void trust(String name) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(name, load(name).getCertificate(name));
        store(trusted, trustStore(name));
    }

    String keyStore(String name) {
        return directory.resolve(name + ".p12").toString();
    }

    /** Who holds the authority's trusts all but the stranger. */
    String trustStore(String name) {
        return directory.resolve(name + ".trust.p12").toString();
    }
}

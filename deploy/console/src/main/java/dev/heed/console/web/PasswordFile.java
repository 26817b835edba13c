package dev.heed.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.Md5Crypt;

/** Users and hashed passwords, as {@code htpasswd -B} writes them: bcrypt, or {@code $apr1$}, {@code $5$} and {@code $6$}. */
public final class PasswordFile {
    private static final String NOBODY = "$2y$10$6mwOu53Ok6WQ3wZjCUmc4OdCtUFN56lFwMOORk7SW2IodNYpeAdWK";

    private final Map<String, String> hashes;

    private PasswordFile(Map<String, String> hashes) {
        this.hashes = Map.copyOf(hashes);
    }

    /**
     * Reads a file.
     *
     * @throws Refusal of usage when it cannot be read, or a line is none of a user
     */
    public static PasswordFile read(Path file) {
        Map<String, String> hashes = new HashMap<>();
        Set<Integer> wrong = new TreeSet<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                int colon = text.indexOf(':');
                if (colon < 1 || !isKnown(text.substring(colon + 1))) {
                    wrong.add(number);
                } else {
                    hashes.put(text.substring(0, colon), text.substring(colon + 1));
                }
            }
        } catch (IOException e) {
            throw Refusal.usage(
                            "--users %s: expected a file that can be read, found %s".formatted(file, Cause.inWords(e)))
                    .causedBy(e);
        }
        if (!wrong.isEmpty() || hashes.isEmpty()) {
            throw Refusal.usage("--users %s: expected lines NAME:HASH as htpasswd -B writes them, found %s"
                    .formatted(file, hashes.isEmpty() && wrong.isEmpty() ? "none" : "others in lines " + wrong));
        }
        return new PasswordFile(hashes);
    }

    private static boolean isKnown(String hash) {
        return isBcrypt(hash) || hash.startsWith("$apr1$") || hash.startsWith("$5$") || hash.startsWith("$6$");
    }

    private static boolean isBcrypt(String hash) {
        return hash.startsWith("$2y$") || hash.startsWith("$2a$") || hash.startsWith("$2b$");
    }

    /** Whether a user has that password; takes as long for a user who is not there. */
    boolean accepts(String user, String password) {
        String hash = hashes.getOrDefault(user, NOBODY);
        boolean isRight = isBcrypt(hash)
                ? BCrypt.verifyer().verify(password.toCharArray(), hash.toCharArray()).verified
                : MessageDigest.isEqual(crypt(password, hash).getBytes(UTF_8), hash.getBytes(UTF_8));
        return isRight && hashes.containsKey(user);
    }

    private static String crypt(String password, String hash) {
        return hash.startsWith("$apr1$")
                ? Md5Crypt.apr1Crypt(password.getBytes(UTF_8), hash)
                : Crypt.crypt(password, hash);
    }
}

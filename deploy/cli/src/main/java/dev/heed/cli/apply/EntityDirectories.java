package dev.heed.cli.apply;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Names of entities' directories: the entity's own, URL-encoded, on any file system. Where that is too long, or differs from
 * another entity's in the case of its letters alone, it is cut, and {@code ~} and a UUID of the entity (version 3, of its
 * bytes) follow; no encoded name has a {@code ~}.
 */
final class EntityDirectories {
    /** Most file systems take 255 bytes, encrypted ones (eCryptfs) 143. */
    private static final int LONGEST = 143;

    private static final int UUID_LENGTH = 36;

    private EntityDirectories() {}

    /** The directory's name of each entity; no two are the same. */
    static Map<String, String> of(Collection<String> entities) {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String entity : entities.stream().sorted().toList()) {
            String encoded = encode(entity);
            boolean isFit = encoded.length() <= LONGEST && taken.add(encoded.toLowerCase(Locale.ROOT));
            names.put(entity, isFit ? encoded : cut(encoded) + "~" + uuid(entity));
        }
        return names;
    }

    private static String encode(String entity) {
        String encoded = URLEncoder.encode(entity, StandardCharsets.UTF_8);
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }

    private static String cut(String encoded) {
        String begin = encoded.substring(0, Math.min(encoded.length(), LONGEST - 1 - UUID_LENGTH));
        return begin.replaceFirst("%.?$", "");
    }

    private static UUID uuid(String entity) {
        return UUID.nameUUIDFromBytes(entity.getBytes(StandardCharsets.UTF_8));
    }
}

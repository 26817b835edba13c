package dev.heed.console.notify.route;

import dev.heed.models.Glob;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which entities belong together.
 *
 * @param within alerts whose times lie no further apart are told together
 * @param by what its first group captures of an entity is the name of the entity's group; null: none is found that way
 * @param named groups with patterns of their entities, which count first
 */
public record Groups(Duration within, @Nullable Pattern by, Map<String, List<Glob>> named) {
    public static final Groups NONE = new Groups(Duration.ZERO, null, Map.of());

    public Groups {
        named = new LinkedHashMap<>(named);
        if (by != null && by.matcher("").groupCount() == 0) {
            throw new IllegalArgumentException("by: expected a group in brackets, found " + by);
        }
    }

    /** The group of an entity. */
    public Optional<String> of(String entity) {
        Optional<String> name = named.entrySet().stream()
                .filter(group -> Glob.any(group.getValue(), entity))
                .map(Map.Entry::getKey)
                .findFirst();
        return name.isPresent() ? name : captured(entity);
    }

    private Optional<String> captured(String entity) {
        if (by == null) {
            return Optional.empty();
        }
        Matcher matcher = by.matcher(new Patience(entity));
        try {
            return matcher.find()
                    ? Optional.ofNullable(matcher.group(1)).filter(part -> !part.isEmpty())
                    : Optional.empty();
        } catch (Patience.Ended e) {
            return Optional.empty(); // told alone rather than never
        }
    }
}

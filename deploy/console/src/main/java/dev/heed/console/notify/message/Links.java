package dev.heed.console.notify.message;

import dev.heed.schemas.SaliencyAlert;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the page.
 *
 * @param base of the page, without a slash at its end; null: there is none
 */
public record Links(@Nullable String base) {
    public static final Links NONE = new Links(null);

    /** @throws IllegalArgumentException unless it is an address of HTTP without a query or a fragment */
    public static Links of(String base) {
        URI address = URI.create(base);
        if (address.getHost() == null
                || !String.valueOf(address.getScheme()).matches("https?")
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("expected an address such as https://heed.example.org, found " + base);
        }
        return new Links(base.replaceFirst("/+$", ""));
    }

    /** Of the page that shows an alert. */
    public Optional<String> of(SaliencyAlert alert) {
        return Optional.ofNullable(base)
                .map(page -> page + "/#/alert/"
                        + URLEncoder.encode(alert.getId(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }
}

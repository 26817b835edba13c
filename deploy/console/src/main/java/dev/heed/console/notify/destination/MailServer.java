package dev.heed.console.notify.destination;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A server that takes mail.
 *
 * @param user null: none is asked for
 * @param password a secret
 * @param timeout for connecting, for each answer and for each write
 */
public record MailServer(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        Duration timeout) {
    /** How what is said to it is kept from others. */
    public enum Security {
        /** From the first byte on. */
        TLS,
        /** After a greeting; a server that cannot is not told anything. */
        STARTTLS,
        NONE;

        /** The port that such servers have. */
        public int port() {
            return switch (this) {
                case TLS -> 465;
                case STARTTLS -> 587;
                case NONE -> 25;
            };
        }
    }

    String protocol() {
        return security == Security.TLS ? "smtps" : "smtp";
    }

    Properties properties() {
        String prefix = "mail." + protocol() + ".";
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.put(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.put(prefix + "auth", Boolean.toString(user != null));
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s:%d (%s)".formatted(host, port, security.name().toLowerCase(Locale.ROOT));
    }
}

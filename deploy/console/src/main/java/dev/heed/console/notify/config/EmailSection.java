package dev.heed.console.notify.config;

import dev.heed.console.notify.destination.Email;
import dev.heed.console.notify.destination.MailServer;
import dev.heed.console.notify.message.Links;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a destination of mail. */
final class EmailSection {
    private static final String ADDRESS = "an address such as ops@example.org";

    private final Settings settings;
    private final Links links;

    EmailSection(Settings settings, Links links) {
        this.settings = settings;
        this.links = links;
    }

    /** The destination; null where, as noted, something is wrong with it. */
    @Nullable
    Email read(Duration timeout) {
        String host = settings.required("host", "the mail server's name");
        MailServer.Security security = settings.parsed(
                "security",
                "starttls, tls or none",
                word -> MailServer.Security.valueOf(word.toUpperCase(Locale.ROOT)),
                MailServer.Security.STARTTLS);
        int port = settings.parsed("port", "a number from 1 to 65535", EmailSection::port, security.port());
        String user = settings.text("user", "a name");
        String password = settings.text("password", "a password, such as ${env:SMTP_PASSWORD}");
        if (settings.has("user") != settings.has("password")) {
            settings.problem(
                    settings.has("user") ? "password" : "user", "user and password together", "one without the other");
        }
        if (password != null) {
            settings.secrets().add(password);
            if (security == MailServer.Security.NONE) {
                settings.problem("security", "starttls or tls where there is a password", "none");
            }
        }
        InternetAddress from = address("from", settings.required("from", ADDRESS));
        List<InternetAddress> to = recipients();
        if (host == null || from == null || to.isEmpty()) {
            return null;
        }
        return new Email(new MailServer(host, port, security, user, password, timeout), from, to, links);
    }

    private List<InternetAddress> recipients() {
        List<String> texts = settings.texts("to", ADDRESS + ", or a list of such");
        if (!settings.has("to")) {
            settings.problem("to", ADDRESS + ", or a list of such", "none");
        }
        List<InternetAddress> to = new ArrayList<>();
        for (String text : texts) {
            InternetAddress address = address("to", text);
            if (address != null) {
                to.add(address);
            }
        }
        return to;
    }

    private @Nullable InternetAddress address(String key, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (!address.getAddress().contains("@")) {
                throw new AddressException(text);
            }
            return address;
        } catch (AddressException e) {
            settings.problem(key, ADDRESS, Secrets.isReference(text) ? "another text" : "'" + text + "'");
            return null;
        }
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }
}

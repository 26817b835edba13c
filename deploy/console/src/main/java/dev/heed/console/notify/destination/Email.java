package dev.heed.console.notify.destination;

import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Picture;
import dev.heed.console.notify.message.Words;
import dev.heed.model.refusal.Cause;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Mail. The message's id is made of the alert's and of what it tells, so that one that is sent again is known; what is told later
 * of an alert answers its first mail.
 */
public record Email(MailServer server, InternetAddress from, List<InternetAddress> to, Links links)
        implements Destination {
    private static final int MOST_SUBJECT = 180;
    private static final Pattern LASTING = Pattern.compile("(?s)^\\[?5\\d\\d\\b.*");

    public Email {
        to = List.copyOf(to);
    }

    @Override
    public void deliver(Notification notification) throws NotDelivered {
        Session session = Session.getInstance(server.properties());
        try (Transport transport = session.getTransport(server.protocol())) {
            MimeMessage message = message(session, notification);
            transport.connect(server.host(), server.port(), server.user(), server.password());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            String why = Cause.inWords(e).replaceAll("\\p{Cntrl}+", " ").strip();
            throw isLasting(e) ? NotDelivered.lasting(why) : NotDelivered.passing(why);
        }
    }

    /** Whether a server said so: its answer begins with 5. */
    private static boolean isLasting(MessagingException problem) {
        for (Exception at = problem; at instanceof MessagingException told; at = told.getNextException()) {
            if (LASTING.matcher(String.valueOf(at.getMessage())).matches()) {
                return true;
            }
            if (at instanceof SendFailedException && at.getMessage() == null) {
                return false;
            }
        }
        return false;
    }

    private MimeMessage message(Session session, Notification notification) throws MessagingException {
        MimeMessage message = new NamedMessage(session, id(notification.key()));
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated");
        String subject = Words.headline(notification).replaceAll("\\p{Cntrl}+", " ");
        message.setSubject(
                subject.length() > MOST_SUBJECT ? subject.substring(0, MOST_SUBJECT) + "…" : subject,
                StandardCharsets.UTF_8.name());
        if (notification.event() != Notification.Event.SUMMARY) {
            String thread = id(notification.id());
            message.setHeader("References", thread);
            message.setHeader("In-Reply-To", thread);
        }
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText(text(notification), StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        if (notification.drawn().isPresent()) {
            parts.addBodyPart(attachment(notification.drawn().get()));
        }
        message.setContent(parts);
        return message;
    }

    private static MimeBodyPart attachment(Picture picture) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.png(), "image/png")));
        part.setFileName("alert.png");
        return part;
    }

    private String text(Notification notification) {
        StringBuilder text = new StringBuilder();
        if (notification.changes().size() > 1) {
            text.append(Words.headline(notification)).append("\n\n");
        }
        for (Change change : notification.changes()) {
            text.append(Words.line(change)).append('\n');
            text.append("  since ").append(change.alert().getStarted());
            text.append(", score %.3g of %.3g\n"
                    .formatted(change.alert().getScore(), change.alert().getThreshold()));
            links.of(change.alert())
                    .ifPresent(link -> text.append("  ").append(link).append('\n'));
        }
        Picture picture = notification.picture();
        if (picture != null && !picture.isThere()) {
            text.append("\nNo picture: ").append(picture.missing()).append('\n');
        }
        return text.toString();
    }

    private String id(String key) {
        String domain = from.getAddress().replaceFirst("^.*@", "");
        return "<" + key.replaceAll("[^\\w.+-]", "_") + "@" + domain + ">";
    }

    @Override
    public String address() {
        return "mail to "
                + String.join(", ", to.stream().map(InternetAddress::getAddress).toList()) + " over " + server;
    }

    /** A message with an id of one's own. */
    private static final class NamedMessage extends MimeMessage {
        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

package dev.heed.console.notify.destination;

import static dev.heed.console.notify.Configs.change;
import static dev.heed.console.notify.Configs.destination;
import static dev.heed.console.notify.Configs.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.heed.console.notify.Alerts;
import dev.heed.console.notify.StubServer;
import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Links;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Picture;
import dev.heed.schemas.Severity;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailTest {
    private static final Notification OPENING = opening(Alerts.open("a1", "pump-1\r\nBcc: x@y.z"));

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private Destination email(String more) {
        return destination("type: email, host: localhost, port: "
                + mail.getSmtp().getPort() + ", from: 'Heed <heed@here.org>', to: [a@b.org, c@b.org]" + more);
    }

    @Test
    void aMailTellsTheAlertToAllAndBringsItsPicture() throws Exception {
        email(", security: none").deliver(OPENING.with(Picture.of(new byte[] {1, 2, 3})));

        assertThat(mail.getReceivedMessages()).hasSize(2);
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("LOW: pump-1 Bcc: x@y.z: flow is at 3.5 m³/h, expected 7.0 ± 0.2.");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getFrom()).containsExactly(new InternetAddress("heed@here.org", "Heed"));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("flow is at 3.5 m³/h", "http://page/#/alert/a1", "since 2026-11-27T12:00:00Z");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("image/png");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void aMailSaysWhyItHasNoPicture() throws Exception {
        email(", security: none").deliver(OPENING.with(Picture.missing("no time")));

        MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
        assertThat(parts.getCount()).isEqualTo(1);
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("No picture: no time");
    }

    @Test
    void aMailThatIsSentAgainHasItsIdAndTheEndAnswersTheOpening() throws Exception {
        Destination email = email(", security: none");
        email.deliver(OPENING);
        email.deliver(OPENING);
        email.deliver(Notification.of(
                Change.Kind.RESOLVE,
                null,
                List.of(change(Change.Kind.RESOLVE, Alerts.closed("a1", "p", Severity.LOW), Severity.LOW))));

        MimeMessage[] messages = mail.getReceivedMessages();
        assertThat(messages[0].getMessageID()).isEqualTo("<a1.open.low@here.org>");
        assertThat(messages[1].getMessageID()).isEqualTo(messages[0].getMessageID());
        assertThat(messages[2].getMessageID()).isEqualTo("<a1.resolve.low@here.org>");
        assertThat(messages[2].getHeader("References")).isEqualTo(messages[0].getHeader("References"));
    }

    @Test
    void aServerWithoutStarttlsIsToldNothing() {
        NotDelivered problem = refused(email(", user: u, password: 'the-password'"));

        assertThat(problem.isLasting()).isFalse();
        assertThat(problem).hasMessageContaining("STARTTLS").hasMessageNotContaining("the-password");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsALastingRefusalThatDoesNotTellIt() throws Exception {
        mail.setUser("u", "u", "right");
        InternetAddress address = new InternetAddress("a@b.org");
        MailServer server = new MailServer(
                "localhost",
                mail.getSmtp().getPort(),
                MailServer.Security.NONE,
                "u",
                "the-password",
                Duration.ofSeconds(5));

        NotDelivered problem = refused(new Email(server, address, List.of(address), Links.NONE));

        assertThat(problem.isLasting()).isTrue();
        assertThat(problem).hasMessageNotContaining("the-password");
        assertThat(server.toString()).doesNotContain("the-password");
    }

    @Test
    void aServerThatHangsOrIsGoneIsLeftInTime() {
        try (StubServer server = StubServer.answering(StubServer.HANG)) {
            NotDelivered hangs =
                    refused(destination("type: email, security: none, timeout: 300ms, host: localhost, port: "
                            + server.port() + ", from: a@b.c, to: d@e.f"));
            assertThat(hangs.isLasting()).isFalse();
        }
        mail.stop();
        assertThat(refused(destination("type: email, security: none, host: localhost, port: 1, from: a@b.c, to: d@e.f"))
                        .isLasting())
                .isFalse();
    }

    private static NotDelivered refused(Destination email) {
        NotDelivered problem = catchThrowableOfType(NotDelivered.class, () -> email.deliver(OPENING));
        assertThat(problem).isNotNull();
        return problem;
    }
}

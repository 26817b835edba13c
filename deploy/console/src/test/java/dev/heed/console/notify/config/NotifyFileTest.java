package dev.heed.console.notify.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.console.notify.Alerts;
import dev.heed.console.notify.destination.Alertmanager;
import dev.heed.console.notify.destination.Email;
import dev.heed.console.notify.destination.MailServer;
import dev.heed.console.notify.destination.PagerDuty;
import dev.heed.console.notify.destination.Webhook;
import dev.heed.console.notify.progress.Updates;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyFileTest {
    static final Map<String, String> ENVIRONMENT = Map.of(
            "SLACK_WEBHOOK", "https://hooks.slack.example/services/T0/B0/sEkReT",
            "PAGERDUTY_KEY", "pd-sEkReT",
            "SMTP_PASSWORD", "mail-sEkReT",
            "SAP_TOKEN", "sap-sEkReT");

    @TempDir
    private Path directory;

    private NotifyConfig read(String text) throws IOException {
        return NotifyFile.read(Files.writeString(directory.resolve("notify.yaml"), text), ENVIRONMENT);
    }

    @Test
    void theDocumentedExampleIsValidAndHasEverything() throws IOException {
        Path example = Path.of("../conf/notify.yaml");
        Files.writeString(directory.resolve("mail-password"), "from-a-file\n");
        Path copy = Files.copy(example, directory.resolve("copy.yaml"));

        NotifyConfig config = NotifyFile.read(copy, ENVIRONMENT);

        assertThat(config.destinations())
                .extracting(plan -> plan.destination().address().replaceFirst(" .*", ""))
                .containsExactlyInAnyOrder("slack", "alertmanager", "pagerduty", "mail", "webhook", "webhook");
        assertThat(config.unreached()).isEmpty();
        assertThat(config.groups().of("line-3-pump")).contains("line-3");
        assertThat(config.quietHours().spans()).isNotEmpty();
        assertThat(config.links().of(Alerts.open("a", "b"))).isPresent();
    }

    @Test
    void readsEverySetting() throws IOException {
        NotifyConfig config = read("""
                page: http://page:8080/
                destinations:
                  hook:
                    {type: webhook, url: 'http://h:1/x', method: PUT, content-type: text/plain, template: 'A {{id}}',
                     headers: {X-Key: v}, updates: all, picture: true, timeout: 3s,
                     retry: {first: 2s, longest: 3m, give-up-after: 2h}}
                  am: {type: alertmanager, url: 'http://u:p@am:9093/', labels: {team: x}, resend: 30s, keep: 2h, updates: none}
                  pd: {type: pagerduty, routing-key: '${env:PAGERDUTY_KEY}', severities: {low: info}}
                  mail: {type: email, host: m, security: tls, user: u, password: p, from: a@b.c, to: [d@e.f, g@h.i]}
                routes:
                  - {match: {entity: [pump-*, 'fan-?'], severity: medium, channel: flow*, model: pu*}, to: hook, continue: true}
                  - to: [am, pd, mail]
                group: {within: 30s, by: '^(l\\d)-', groups: {hall: [pump-*]}}
                quiet-hours: {zone: UTC, days: [mon-wed, sun], from: '22:00', to: '06:00', passes: high, destinations: mail}
                """);

        DestinationPlan hook = config.destinations().get(0);
        assertThat(hook.updates()).isEqualTo(Updates.ALL);
        assertThat(hook.picture()).isTrue();
        assertThat(hook.retry())
                .isEqualTo(new Retry(Duration.ofSeconds(2), Duration.ofMinutes(3), Duration.ofHours(2)));
        Webhook webhook = (Webhook) hook.destination();
        assertThat(webhook.door().method()).isEqualTo("PUT");
        assertThat(webhook.door().headers()).containsEntry("X-Key", "v");
        assertThat(webhook.door().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(webhook.contentType()).isEqualTo("text/plain");
        Alertmanager alertmanager = (Alertmanager) config.destinations().get(1).destination();
        assertThat(alertmanager.door().address()).hasPath("/api/v2/alerts");
        assertThat(alertmanager.door().headers()).containsEntry("Authorization", "Basic dTpw");
        assertThat(alertmanager.labels()).containsEntry("team", "x");
        assertThat(alertmanager.resend()).isEqualTo(Duration.ofSeconds(30));
        assertThat(alertmanager.keep()).isEqualTo(Duration.ofHours(2));
        assertThat(config.destinations().get(1).updates()).isEqualTo(Updates.NONE);
        PagerDuty pagerDuty = (PagerDuty) config.destinations().get(2).destination();
        assertThat(pagerDuty.routingKey()).isEqualTo("pd-sEkReT");
        assertThat(pagerDuty.severities()).containsEntry(Severity.LOW, "info").containsEntry(Severity.HIGH, "critical");
        assertThat(pagerDuty.door().address()).hasToString("https://events.pagerduty.com/v2/enqueue");
        Email mail = (Email) config.destinations().get(3).destination();
        assertThat(mail.server())
                .isEqualTo(new MailServer("m", 465, MailServer.Security.TLS, "u", "p", Duration.ofSeconds(10)));
        assertThat(mail.to()).hasSize(2);
        assertThat(config.destinations().get(3).retry()).isEqualTo(Retry.USUAL);
        assertThat(config.destinations().get(3).updates()).isEqualTo(Updates.SEVERITY);

        SaliencyAlert medium = Alerts.of("i", "fan-7", AlertState.OPEN, Severity.MEDIUM, Alerts.START);
        assertThat(config.routes().of(medium)).containsExactly("hook", "am", "pd", "mail");
        assertThat(config.routes().of(Alerts.open("i", "fan-7"))).containsExactly("am", "pd", "mail");
        assertThat(config.groups().within()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.groups().of("pump-1")).contains("hall");
        assertThat(config.groups().of("l5-x")).contains("l5");
        Instant mondayNight = Instant.parse("2026-11-23T23:00:00Z");
        assertThat(config.quietHours().of("mail").heldUntil(Severity.MEDIUM, mondayNight))
                .contains(Instant.parse("2026-11-24T06:00:00Z"));
        assertThat(config.quietHours().of("mail").heldUntil(Severity.HIGH, mondayNight))
                .isEmpty();
        assertThat(config.quietHours().of("hook").heldUntil(Severity.LOW, mondayNight))
                .isEmpty();
        assertThat(config.links().of(Alerts.open("a b", "e"))).contains("http://page:8080/#/alert/a%20b");
    }

    @Test
    void aSecretIsTakenOutOfWhateverIsTold() throws IOException {
        Secrets secrets = read("""
                        destinations:
                          a: {type: slack, url: '${env:SLACK_WEBHOOK}', headers: {X: in-the-file}}
                          m: {type: email, host: h, user: u, password: 'plain-password', from: a@b.c, to: d@e.f}
                          p: {type: pagerduty, routing-key: plain-key}
                        routes: [{to: [a, m, p]}]
                        """).secrets();

        for (String secret : List.of(
                ENVIRONMENT.get("SLACK_WEBHOOK"),
                "/services/T0/B0/sEkReT",
                "in-the-file",
                "plain-password",
                "plain-key")) {
            assertThat(secrets.without("it said " + secret + ".")).isEqualTo("it said ***.");
        }
        assertThat(secrets.without("hooks.slack.example")).isEqualTo("hooks.slack.example");
    }
}

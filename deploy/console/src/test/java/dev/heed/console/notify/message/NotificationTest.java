package dev.heed.console.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.console.notify.Alerts;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Links LINKS = Links.of("https://page");

    private static Change change(Change.Kind kind, SaliencyAlert alert, Severity told) {
        return new Change(kind, alert, told, List.of(new Place(0, 1, Instant.EPOCH)));
    }

    private static Change opened(String id, String entity) {
        return change(Change.Kind.OPEN, Alerts.open(id, entity), Severity.LOW);
    }

    @Test
    void everyFieldOfAnAlertIsInItsJson() {
        SaliencyAlert alert = Alerts.closed("a1", "pump-1", Severity.HIGH);
        alert.getCauses().get(1).setLater(true);
        Notification notification = Notification.of(
                Change.Kind.RESOLVE, null, List.of(change(Change.Kind.RESOLVE, alert, Severity.MEDIUM)));

        assertThat(NotificationJson.of(notification, LINKS))
                .hasToString("{\"version\":1,\"event\":\"resolve\",\"id\":\"a1\",\"severity\":\"MEDIUM\","
                        + "\"text\":\"Over (usual again), after 10 min: pump-1: flow is at 3.5 m³/h, expected 7.0 ± 0.2.\","
                        + "\"link\":\"https://page/#/alert/a1\",\"group\":null,\"alerts\":[{\"id\":\"a1\","
                        + "\"entity\":\"pump-1\",\"state\":\"CLOSED\",\"severity\":\"HIGH\","
                        + "\"started\":\"2026-11-27T12:00:00Z\",\"time\":\"2026-11-27T12:10:00Z\",\"score\":5.5,"
                        + "\"threshold\":2.0,\"text\":\"pump-1: flow is at 3.5 m³/h, expected 7.0 ± 0.2; over.\","
                        + "\"ending\":\"USUAL_AGAIN\",\"suppressed\":2,\"link\":\"https://page/#/alert/a1\","
                        + "\"model\":{\"name\":\"pumps\",\"version\":\"3\",\"digest\":\"d1\"},\"causes\":["
                        + "{\"channel\":\"flow\",\"share\":0.75,\"from\":\"2026-11-27T12:00:00Z\","
                        + "\"to\":\"2026-11-27T12:00:09Z\",\"value\":3.5,\"expected\":7.0,\"deviation\":0.2,"
                        + "\"unit\":\"m³/h\",\"kind\":\"LEVEL\",\"later\":false},{\"channel\":\"power\",\"share\":0.05,"
                        + "\"from\":\"2026-11-27T12:00:00Z\",\"to\":\"2026-11-27T12:00:00Z\",\"value\":null,"
                        + "\"expected\":null,\"deviation\":null,\"unit\":null,\"kind\":\"UNKNOWN\",\"later\":true}],"
                        + "\"similar\":[{\"time\":\"2026-11-27T11:59:00Z\",\"weight\":0.5,\"alerted\":true}]}]}");
    }

    @Test
    void aNumberThatIsNoneIsNullInJson() {
        SaliencyAlert alert = Alerts.open("a", "e");
        alert.setScore(Float.POSITIVE_INFINITY);

        JsonNode json = NotificationJson.of(
                Notification.of(Change.Kind.OPEN, null, List.of(change(Change.Kind.OPEN, alert, Severity.LOW))), LINKS);

        assertThat(json.at("/alerts/0/score").isNull()).isTrue();
    }

    @Test
    void aPictureIsABase64TextOrTheReasonWhyThereIsNone() {
        Notification bare = Notification.of(Change.Kind.OPEN, null, List.of(opened("a", "e")));

        JsonNode with = NotificationJson.of(bare.with(Picture.of(new byte[] {1, 2, 3})), LINKS);
        JsonNode without = NotificationJson.of(bare.with(Picture.missing("no time")), LINKS);

        assertThat(with.get("picture").asText()).isEqualTo("AQID");
        assertThat(without.get("picture").isNull()).isTrue();
        assertThat(without.get("pictureMissing").asText()).isEqualTo("no time");
        assertThat(NotificationJson.of(bare, LINKS).has("picture")).isFalse();
    }

    @Test
    void itsIdIsTheAlertsAndOfSeveralTheSameInAnyOrder() {
        Notification one = Notification.of(Change.Kind.OPEN, null, List.of(opened("a", "e")));
        Notification two = Notification.of(Change.Kind.OPEN, "g", List.of(opened("a", "e"), opened("b", "f")));
        Notification again = Notification.of(Change.Kind.OPEN, "g", List.of(opened("b", "f"), opened("a", "e")));

        assertThat(one.id()).isEqualTo("a");
        assertThat(one.key()).isEqualTo("a.open.low");
        assertThat(two.id()).isEqualTo(again.id()).isNotIn("a", "b");
        assertThatThrownBy(() -> Notification.of(Change.Kind.OPEN, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsFirstAlertIsTheWorst() {
        SaliencyAlert worse = Alerts.of("w", "e", AlertState.OPEN, Severity.HIGH, Alerts.START);
        Notification both = Notification.of(
                Change.Kind.OPEN, null, List.of(opened("a", "e"), change(Change.Kind.OPEN, worse, Severity.HIGH)));

        assertThat(both.first()).isSameAs(worse);
        assertThat(both.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void wordsTellWhatHappened() {
        SaliencyAlert worse = Alerts.of("w", "e", AlertState.UPDATED, Severity.HIGH, Alerts.START);
        Notification six = Notification.of(
                Change.Kind.OPEN,
                "hall",
                List.of("a", "b", "c", "d", "e", "f").stream()
                        .map(name -> opened(name, name))
                        .toList());

        assertThat(Words.line(change(Change.Kind.UPDATE, worse, Severity.LOW))).startsWith("Now HIGH: e: flow");
        assertThat(Words.line(change(Change.Kind.UPDATE, worse, Severity.HIGH))).startsWith("Still HIGH: e: flow");
        assertThat(Words.headline(six)).isEqualTo("LOW: 6 alerts opened in hall: a, b, c, d, e and 1 more");
        assertThat(Words.headline(new Notification(Notification.Event.SUMMARY, null, List.of(opened("a", "e")), null)))
                .isEqualTo("LOW: 1 alert in quiet hours: e");
    }

    @Test
    void whatWasNotDeliveredIsToldAsOne() {
        Change opened = opened("a", "e");
        Change worse = change(
                Change.Kind.UPDATE, Alerts.of("a", "e", AlertState.UPDATED, Severity.HIGH, Alerts.START), Severity.LOW);
        Change over = change(Change.Kind.RESOLVE, Alerts.closed("a", "e", Severity.HIGH), Severity.HIGH);

        assertThat(opened.then(worse).kind()).isEqualTo(Change.Kind.OPEN);
        assertThat(opened.then(worse).shown()).isEqualTo(Severity.HIGH);
        assertThat(opened.then(over).isOver()).isTrue();
        assertThat(opened.then(over).kind()).isEqualTo(Change.Kind.OPEN);
        assertThat(worse.then(over).kind()).isEqualTo(Change.Kind.RESOLVE);
        assertThat(worse.then(over).told()).isEqualTo(Severity.LOW);
        assertThat(opened.then(worse).then(over).places()).hasSize(3);
    }
}

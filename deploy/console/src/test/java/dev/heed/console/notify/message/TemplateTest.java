package dev.heed.console.notify.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.console.notify.Alerts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Links LINKS = Links.of("http://page/");
    private static final String HOSTILE = "pump \"7\"\\ \n{{id}} $1 <img>";

    private static Notification of(String... entities) {
        return Notification.of(
                Change.Kind.OPEN,
                "hall",
                List.of(entities).stream()
                        .map(entity -> Alerts.open("id-" + entity.length(), entity))
                        .map(alert -> new Change(Change.Kind.OPEN, alert, alert.getSeverity(), List.of()))
                        .toList());
    }

    @Test
    void everyPlaceholderIsFilled() {
        Template template = new Template(
                "{{id}}|{{entity}}|{{severity}}|{{event}}|{{state}}|{{group}}|{{count}}|{{started}}|{{time}}|{{score}}"
                        + "|{{threshold}}|{{channel}}|{{model}}|{{link}}|{{key}}|{{ text }}|{{lines}}",
                "text/plain");

        assertThat(template.fill(of("pump-1"), LINKS))
                .isEqualTo(
                        "id-6|pump-1|LOW|open|OPEN|hall|1|2026-11-27T12:00:00Z|2026-11-27T12:00:00Z|5.5|2.0|flow|pumps"
                                + "|http://page/#/alert/id-6|id-6.open.low|LOW: pump-1: flow is at 3.5 m³/h, expected 7.0 ± 0.2."
                                + "|LOW: pump-1: flow is at 3.5 m³/h, expected 7.0 ± 0.2.");
        assertThat(new Template("{{entity}}, {{count}}", "text/plain").fill(of("a", "bb"), LINKS))
                .isEqualTo("a, bb, 2");
    }

    @Test
    void aHostileNameStaysATextInJson() throws Exception {
        Template template =
                new Template("{\"a\": \"{{entity}}\", \"n\": {{score}}}", "application/json; charset=utf-8");

        JsonNode body = new ObjectMapper().readTree(template.fill(of(HOSTILE), LINKS));

        assertThat(body.get("a").asText()).isEqualTo(HOSTILE);
        assertThat(body.get("n").asDouble()).isEqualTo(5.5);
    }

    @Test
    void aFormIsEncodedAndAnyOtherTypeIsNot() {
        assertThat(new Template("a={{entity}}", "application/x-www-form-urlencoded").fill(of("x&b=1"), LINKS))
                .isEqualTo("a=x%26b%3D1");
        assertThat(new Template("a={{entity}}", "text/plain").fill(of("x&b=1"), LINKS))
                .isEqualTo("a=x&b=1");
    }

    @Test
    void anUnknownPlaceholderAndBrokenJsonAreRefused() {
        assertThatThrownBy(() -> new Template("{{nope}}", "text/plain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("{{nope}} (there are link, text");
        assertThatThrownBy(() -> new Template("{\"a\": {{text}}}", "application/json"))
                .as("a text without quotes")
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no JSON in its line 1");
        assertThatThrownBy(() -> new Template("{\"a\": {{text}} \"", "application/json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no JSON in its line 1");
    }
}

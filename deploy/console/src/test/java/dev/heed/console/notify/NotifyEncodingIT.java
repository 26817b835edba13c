package dev.heed.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heed.console.notify.NotifyRig.Running;
import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryOptions.WhenAway;
import dev.heed.registry.RegistrySettings;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Confluent;
import dev.heed.wire.Json;
import dev.heed.wire.SingleObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts that are no single objects. */
class NotifyEncodingIT {
    private static NotifyRig rig;

    @BeforeAll
    static void start() {
        rig = new NotifyRig();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static String hook(StubServer server) {
        return "destinations: {hook: {type: webhook, url: '" + server.url()
                + "/', template: '\"{{event}} {{id}}\"'}}\nroutes: [{to: hook}]\n";
    }

    @Test
    void ofJsonAreDelivered() throws Exception {
        String topic = rig.topic(1);
        rig.writeBytes(topic, new Json().writer(SaliencyAlert.class).encode(Alerts.open("a", "p")));
        try (StubServer server = StubServer.answering();
                Running running = rig.start(topic, Json.besides(new SingleObject()), hook(server))) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(server.taken())
                            .extracting(request -> request.body())
                            .containsExactly("\"open a\""));
        }
    }

    /** It was not read, so it must not be taken for done. */
    @Test
    void ofARegistryThatIsAwayWaitInTheirTopic() throws Exception {
        String topic = rig.topic(1);
        rig.writeBytes(topic, new byte[] {0, 0, 0, 0, 1, 2});
        RegistrySettings nobody =
                new RegistrySettings(List.of("http://localhost:1"), Map.of(), Duration.ZERO, WhenAway.FAIL);
        try (StubServer server = StubServer.answering()) {
            Running running = rig.start(topic, Confluent.reading(nobody), hook(server));
            assertThatThrownBy(() -> running.couriers().get(0).ended().get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("the registry gave no answer: the schema registry at http://localhost:1")
                    .hasMessageEndingWith("; the alert waits in " + topic);
        }
    }
}

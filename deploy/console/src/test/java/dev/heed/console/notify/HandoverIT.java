package dev.heed.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandoverIT {
    @Test
    void whatIsOnItsWayWhenASecondProcessComesIsNotDeliveredAgain() throws Exception {
        try (NotifyRig rig = new NotifyRig();
                StubServer server = StubServer.answering(StubServer.LATE)) {
            String topic = rig.topic(1);
            String yaml = "destinations: {hook: {type: webhook, template: '\"{{id}}\"', url: '" + server.url()
                    + "/'}}\nroutes: [{to: hook}]\n";
            rig.write(topic, Alerts.open("first", "pump-1"));
            try (NotifyRig.Running one = rig.start(topic, yaml)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> server.requests().size() == 1);
                try (NotifyRig.Running two = rig.start(topic, yaml)) {
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> one.said().toString().contains("delivered open first"));
                    rig.write(topic, Alerts.open("second", "pump-1"));
                    await().atMost(Duration.ofSeconds(30))
                            .until(() -> (one.said().toString() + two.said()).contains("delivered open second"));
                }
            }
            assertThat(server.requests())
                    .extracting(StubServer.Request::body)
                    .containsExactly("\"first\"", "\"second\"");
        }
    }
}

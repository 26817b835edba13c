package dev.heed.cli.check;

import dev.heed.cli.kafka.SecureKafka;
import dev.heed.cli.kafka.SecureKafka.Way;
import java.util.List;
import java.util.Map;

/**
 * A way to a broker.
 *
 * @param client properties that a client takes it with
 * @param told what {@code heed check} says then
 */
record AccessCase(String name, String address, Map<String, String> client, String told) {
    /** All that lead in. */
    static List<AccessCase> letIn(SecureKafka kafka, String told) {
        return List.of(
                new AccessCase("TLS", kafka.at(Way.TLS), kafka.trusting("authority"), told),
                new AccessCase("mTLS", kafka.at(Way.MUTUAL), kafka.showing("client"), told),
                new AccessCase("SCRAM", kafka.at(Way.SCRAM), kafka.scram(SecureKafka.PASSWORD), told),
                new AccessCase("OAUTHBEARER", kafka.at(Way.TOKEN), kafka.token("write"), told));
    }

    /** Those on which one is kept out. */
    static List<AccessCase> keptOut(SecureKafka kafka) {
        return List.of(
                new AccessCase(
                        "expired", kafka.at(Way.EXPIRED), kafka.trusting("authority"), "certificate has expired"),
                new AccessCase(
                        "wrong host",
                        kafka.at(Way.ELSEWHERE),
                        kafka.trusting("authority"),
                        "certificate is for another host"),
                new AccessCase("unknown CA", kafka.at(Way.TLS), kafka.trusting("stranger"), "signed by no authority"),
                new AccessCase(
                        "no certificate",
                        kafka.at(Way.MUTUAL),
                        kafka.trusting("authority"),
                        "only clients with a certificate"),
                new AccessCase(
                        "strange certificate",
                        kafka.at(Way.MUTUAL),
                        kafka.showing("stranger"),
                        "only clients with a certificate"),
                new AccessCase(
                        "wrong password",
                        kafka.at(Way.SCRAM),
                        kafka.scram("canary-not-it"),
                        "user or its password is wrong"),
                new AccessCase(
                        "wrong token", kafka.at(Way.TOKEN), kafka.token("canary-read"), "its token is not accepted"),
                new AccessCase("plain against TLS", kafka.at(Way.TLS), Map.of(), "speaks TLS while"),
                new AccessCase("TLS against plain", kafka.plain(), kafka.trusting("authority"), "speaks no TLS while"),
                new AccessCase("SASL against TLS", kafka.at(Way.TLS), kafka.scram("canary"), "sasl.mechanism"),
                new AccessCase(
                        "wrong store password",
                        kafka.at(Way.TLS),
                        Map.of(
                                "security.protocol", "SSL",
                                "ssl.truststore.location",
                                        kafka.trusting("authority").get("ssl.truststore.location"),
                                "ssl.truststore.password", "canary-of-no-store"),
                        "does not open its file"),
                new AccessCase(
                        "unreadable JAAS",
                        kafka.at(Way.SCRAM),
                        Map.of(
                                "security.protocol", "SASL_SSL",
                                "sasl.mechanism", "SCRAM-SHA-512",
                                "sasl.jaas.config", "password=canary-misplaced;"),
                        "sasl.jaas.config cannot be read"));
    }
}

package dev.heed.broker;

import dev.heed.model.refusal.Cause;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Kafka's and Java's words for a connection that is not made mean, and what to do. Never with a property's value. */
enum AuthenticationWords {
    EXPIRED("NotAfter", "the broker's certificate has expired; give the broker a new one"),
    NOT_YET_VALID("NotBefore", "the broker's certificate is not valid yet; are the clocks right?"),
    OTHER_HOST(
            "No subject alternative|No name matching",
            "the broker's certificate is for another host; connect by a name that it is for, or give the broker one of this name"),
    UNKNOWN_AUTHORITY(
            "unable to find valid certification path|trustAnchors|No trusted certificate",
            "the broker's certificate is signed by no authority that ssl.truststore.location holds"),
    NO_CLIENT_CERTIFICATE(
            "bad_certificate|certificate_required|certificate_expired|handshake_failure|certificate_unknown|unknown_ca",
            "the broker takes only clients with a certificate that it trusts; set ssl.keystore.location to one"),
    WRONG_PASSWORD(
            "invalid credentials|Invalid username or password",
            "the user or its password is wrong; check sasl.jaas.config"),
    WRONG_TOKEN("\"status\"", "its token is not accepted; check sasl.jaas.config"),
    OTHER_MECHANISM("mechanism", "sasl.mechanism is not one that it takes"),
    STORE_PASSWORD(
            "password was incorrect|BadPadding|safe contents",
            "that ssl.truststore.password, ssl.keystore.password or ssl.key.password does not open its file"),
    JAAS(
            "JAAS|[Ll]ogin module|LoginModule",
            "that sasl.jaas.config cannot be read; expected LOGIN.MODULE required name=\"value\" …;");

    private final Pattern pattern;
    private final String meaning;

    AuthenticationWords(String pattern, String meaning) {
        this.pattern = Pattern.compile(pattern);
        this.meaning = meaning;
    }

    /** What an authentication that failed means. */
    static String of(Throwable problem) {
        String words = Cause.inWords(problem);
        return Arrays.stream(values())
                .filter(one -> one.pattern.matcher(words).find())
                .findFirst()
                .map(one -> one.meaning + " (" + words + ")")
                .orElse(words + "; check --command-config");
    }

    /** What is wrong with properties that no client can be made of. */
    static String ofProperties(Throwable problem) {
        String words = Cause.inWords(problem);
        return Stream.of(JAAS, STORE_PASSWORD)
                .filter(one -> one.pattern.matcher(words).find())
                .findFirst()
                .map(one -> one.meaning)
                .orElse(words + "; check --command-config");
    }
}

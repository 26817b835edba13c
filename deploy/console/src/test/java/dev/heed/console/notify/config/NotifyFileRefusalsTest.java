package dev.heed.console.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyFileRefusalsTest {
    private static final String HOOK = "destinations: {hook: {type: webhook, url: 'http://localhost:1/x'}}\n";
    private static final String ROUTE = "routes: [{to: hook}]\n";

    @TempDir
    private Path directory;

    private NotifyConfig read(String text) throws IOException {
        return NotifyFile.read(Files.writeString(directory.resolve("notify.yaml"), text), NotifyFileTest.ENVIRONMENT);
    }

    private String refusal(String text) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(text));
        assertThat(refusal).as("a refusal of %s", text).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.USAGE);
        return String.valueOf(refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    type: fax                                    | destinations.d.type: expected webhook, slack, alertmanager, pagerduty or email, found 'fax'
                    url: http://x                                | destinations.d.type: expected webhook, slack, alertmanager, pagerduty or email, found none
                    type: web                                    | destinations.d.type: expected webhook, slack, alertmanager, pagerduty or email, found 'web'
                    type: webhook                                | destinations.d.url: expected an address of http:// or https://, found none
                    type: webhook, url: ''                       | destinations.d.url: expected an address of http:// or https://, found an empty text
                    type: webhook, url: http://x:99999/y         | destinations.d.url: expected an address of http:// or https://, found another text
                    type: pagerduty, routing-key: ' '            | destinations.d.routing-key: expected the integration's key, such as ${env:PAGERDUTY_KEY}, found an empty text
                    type: webhook, url: [1]                      | destinations.d.url: expected an address of http:// or https://, found a list
                    type: webhook, url: ftp://x/y                | destinations.d.url: expected an address of http:// or https://, found another text
                    type: slack, url: http://x, color: red       | destinations.d.color: expected one of type, timeout, url, headers, updates, retry, found another name
                    type: slack, url: http://x, picture: true    | destinations.d.picture: expected one of
                    type: webhook, url: http://x, method: GET    | destinations.d.method: expected POST, PUT or PATCH, found 'GET'
                    type: webhook, url: http://x, picture: maybe | destinations.d.picture: expected true or false, found 'maybe'
                    type: webhook, url: http://x, timeout: 3     | destinations.d.timeout: expected a duration such as 500ms, 30s, 5m, 1h or 1d from 0.1s to 1m, found '3'
                    type: webhook, url: http://x, timeout: 2h    | destinations.d.timeout: expected a duration such as 500ms, 30s, 5m, 1h or 1d from 0.1s to 1m, found '2h'
                    type: webhook, url: http://x, updates: some  | destinations.d.updates: expected none, severity or all, found 'some'
                    type: webhook, url: http://x, updates: ALL   | destinations.d.updates: expected none, severity or all, found 'ALL'
                    type: webhook, url: http://x, headers: {Host: y}             | destinations.d.headers: expected headers that can be set, found Host
                    type: webhook, url: http://x, headers: {A: [y]}              | destinations.d.headers.A: expected a text, found a list
                    type: webhook, url: http://x, content-type: plain            | destinations.d.content-type: expected a type such as application/json, found 'plain'
                    type: webhook, url: http://x, content-type: text/plain       | destinations.d.content-type: expected JSON unless there is a template, found 'text/plain'
                    type: webhook, url: http://x, template: '{"a": "{{nope}}"}'  | found {{nope}} (there are link, text, lines, entity
                    type: webhook, url: http://x, template: '{"a": {{text}'      | found no JSON in its line 1
                    type: webhook, url: http://x, retry: {first: 2m, longest: 1m} | destinations.d.retry: longest: expected at least first
                    type: webhook, url: http://x, retry: {often: 1}              | destinations.d.retry.often: expected one of first, longest, give-up-after, found another name
                    type: alertmanager, url: http://x, labels: {a-b: c}          | destinations.d.labels.a-b: expected a label of letters, digits and _, found another name
                    type: alertmanager, url: http://x, resend: 10m, keep: 20m    | destinations.d.resend: keep: expected at least three times resend
                    type: pagerduty                                              | destinations.d.routing-key: expected the integration's key, such as ${env:PAGERDUTY_KEY}, found none
                    type: pagerduty, routing-key: k, severities: {low: bad}      | destinations.d.severities.low: expected info, warning, error, critical, found 'bad'
                    type: pagerduty, routing-key: k, severities: {worst: info}   | destinations.d.severities.worst: expected one of low, medium, high, found another name
                    type: email, from: a@b.c, to: d@e.f                          | destinations.d.host: expected the mail server's name, found none
                    type: email, host: h, to: d@e.f                              | destinations.d.from: expected an address such as ops@example.org, found none
                    type: email, host: h, from: a@b.c                            | destinations.d.to: expected an address such as ops@example.org, or a list of such, found none
                    type: email, host: h, from: a@b.c, to: [nobody]              | destinations.d.to: expected an address such as ops@example.org, found 'nobody'
                    type: email, host: h, from: a@b.c, to: d@e.f, port: 0        | destinations.d.port: expected a number from 1 to 65535, found '0'
                    type: email, host: h, from: a@b.c, to: d@e.f, user: u        | destinations.d.password: expected user and password together, found one without the other
                    type: email, host: h, from: a@b.c, to: d@e.f, security: ssl  | destinations.d.security: expected starttls, tls or none, found 'ssl'
                    type: email, host: h, from: a@b.c, to: d@e.f, security: none, user: u, password: s3same-open | destinations.d.security: expected starttls or tls where there is a password, found none
                    type: slack, url: '${env:NOPE}'              | destinations.d.url: expected the environment variable NOPE to be set, found none
                    type: slack, url: '${file:nope}'             | destinations.d.url: expected the file nope to be readable, found no such file
                    type: slack, url: '${vault:x}'               | destinations.d.url: expected ${env:NAME} or ${file:PATH}, found '${vault:x}'
                    """)
    void refusesADestination(String settings, String problem) {
        assertThat(refusal("destinations: {d: {" + settings + "}}\nroutes: [{to: d}]\n"))
                .contains("\n  ")
                .contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    routes: []                              | routes: expected a list such as
                    page: x                                 | page: expected an address such as https://heed.example.org, found 'x'
                    page: 'http://x/?a=b'                   | page: expected an address
                    routes: [hook]                          | routes[0]: expected a list such as
                    routes: [{match: {severity: high}}]     | routes[0].to: expected names of destinations (hook), found none
                    routes: [{to: [hook, other]}]           | routes[0].to: expected names of destinations (hook), found 'other'
                    routes: [{to: hook, contnue: true}]     | routes[0].contnue: expected one of match, to, continue, found another name
                    routes: [{to: hook, continue: 1}]       | routes[0].continue: expected true or false, found '1'
                    routes: [{to: hook, match: {severity: bad}}] | routes[0].match.severity: expected low, medium or high, found 'bad'
                    routes: [{to: hook, match: {entities: a}}]   | routes[0].match.entities: expected one of entity, severity, channel, model, found another name
                    routes: [{to: hook, match: {entity: {}}}]    | routes[0].match.entity: expected a pattern such as pump-*, or a list of such, found settings
                    routes: [{to: hook, match: {entity: []}}]    | routes[0].match.entity: expected a pattern such as pump-*, or a list of such, found an empty list
                    group: {by: 'x('}                       | group.by: expected a regular expression with a group in brackets, such as ^(line-\\d+)-, found 'x('
                    group: {by: 'x'}                        | group.by: expected a regular expression with a group in brackets, such as ^(line-\\d+)-, found 'x'
                    group: {within: 1m}                     | group.by: expected by (a regular expression) or groups (patterns by name), found neither
                    group: {by: '(x)', within: 2d}          | group.within: expected a duration
                    quiet-hours: {from: '22:00', to: '06:00'}            | quiet-hours.zone: expected a time zone such as UTC or Europe/Berlin, found none
                    quiet-hours: {zone: Moon, from: '22:00', to: '06:00'} | quiet-hours.zone: expected a time zone such as UTC or Europe/Berlin, found 'Moon'
                    quiet-hours: {zone: UTC, to: '06:00'}                | quiet-hours.from: expected a time of day such as 22:00, found none
                    quiet-hours: {zone: UTC, from: '22:00', to: six}     | quiet-hours.to: expected a time of day such as 22:00, found 'six'
                    quiet-hours: [{zone: UTC, from: '22:00', to: '06:00', days: [moon]}] | quiet-hours[0].days: expected days such as mon, or spans of them such as mon-fri, found 'moon'
                    quiet-hours: {zone: UTC, from: '22:00', to: '06:00', passes: all}    | quiet-hours.passes: expected low, medium or high, found 'all'
                    quiet-hours: {zone: UTC, from: '22:00', to: '06:00', destinations: x} | quiet-hours.destinations: expected names of destinations (hook), found 'x'
                    quiet-hours: {zone: UTC, from: '00:00', to: '24:00'}  | quiet-hours: expected some hour of the week in which hook is told, found none
                    destination: {}                         | destination: expected one of page, destinations, routes, group, quiet-hours, found another name
                    """)
    void refusesWhatIsBesideTheDestinations(String line, String problem) {
        String routes = line.startsWith("routes") ? "" : ROUTE;
        assertThat(refusal(HOOK + routes + line + "\n")).contains("\n  " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "- a"})
    void refusesAFileThatHoldsNoSettings(String text) {
        assertThat(refusal(text)).contains("expected settings such as destinations and routes, found none");
    }

    @Test
    void refusesWhatIsNoYamlWithItsLine() {
        assertThat(refusal("a: b\nc: [")).contains("expected YAML, found in line");
        assertThat(refusal("routes: 1\nroutes: 2")).contains("Duplicate field 'routes'");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(refusal(HOOK + ROUTE + "---\nquiet-hours: []\n")).contains("expected YAML, found in line");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> NotifyFile.read(directory.resolve("nope"), NotifyFileTest.ENVIRONMENT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected a file that can be read, found no such file");
    }

    @Test
    void refusesAFileWithoutDestinations() {
        assertThat(refusal("destinations: {}\nroutes: [{to: x}]")).contains("destinations: expected names");
        assertThat(refusal("destinations: {'a b': {type: slack, url: 'http://x'}}\nroutes: [{to: a b}]"))
                .contains("destinations: expected names of letters, digits, '.', '_' and '-', found 'a b'");
    }

    @Test
    void tellsAllThatIsWrongAtOnceALineEach() {
        String refusal = refusal("""
                destinations: {a: {type: fax}, b: {type: slack, url: 5}}
                routes: [{to: c}]
                group: {}
                """);

        assertThat(refusal.lines().skip(1))
                .hasSize(4)
                .allMatch(line -> line.startsWith("  ") && line.contains(": expected ") && line.contains(", found "));
    }

    @Test
    void noRefusalTellsASecret() {
        String refusal = refusal("""
                destinations:
                  a: {type: slack, url: 'hooks.slack.example/sEkReT-in-the-file'}
                  b: {type: webhook, url: '${env:SAP_TOKEN}', method: '${env:SAP_TOKEN}', headers: {Host: '${env:SAP_TOKEN}'}}
                  c: {type: '${env:SMTP_PASSWORD}'}
                routes: [{to: '${env:PAGERDUTY_KEY}'}]
                """);

        assertThat(refusal.lines().count()).isGreaterThan(4);
        assertThat(refusal).doesNotContain("sEkReT");
    }
}

package dev.heed.ingest.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file is told with its place, all of it at once. */
class MappingFileTest {
    private static final String JSON = "format: json\n";
    private static final String ENTITY = "entity: {from: key}\n";
    private static final String TIME = "time: {from: kafka}\n";
    private static final String CHANNELS = "channels: {flow: f}\n";

    private static void assertRefused(String yaml, String... problems) {
        Path file = MappingFixture.file(yaml);
        assertThatThrownBy(() -> MappingFile.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessage("heed.ingest.mapping=" + file + ": " + String.join("; ", problems));
    }

    @Test
    void takesAWholeMapping() throws IOException {
        var mappings = MappingFixture.mappings(JSON + ENTITY + TIME + CHANNELS);
        assertThat(mappings.topics()).hasSize(1);
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(mappings); // it goes to the task managers
    }

    @Test
    void tellsEverythingAtOnceWithItsPlace() {
        assertRefused(
                """
                topics:
                  - {topic: a, format: jason, entity: {field: x, from: key}, time: {field: t, unit: sec}, chanels: {}}
                  - {format: json, entity: key, time: {field: t}, channels: {flow: {path: f, scale: 0, offest: 1}}}
                tpoics: []
                """,
                "topics[0].format: expected json, csv, influx or avro, found 'jason'",
                "topics[0].entity: expected one of {field: PATH}, {from: key}, {from: topic}, {header: NAME} or"
                        + " {constant: NAME}, found field and from",
                "topics[0].time.unit: expected s, ms, us or ns, found 'sec'",
                "topics[0]: expected either channels, or channel and value (one value a record), found neither",
                "topics[0].chanels: expected one of topic, pattern, format, entity, time, channels, channel, value, period,"
                        + " where, missing, found 'chanels'",
                "topics[1]: expected either topic (its name) or pattern (a regular expression of names), found neither",
                "topics[1].entity: expected {field: PATH}, {from: key}, {from: topic}, {header: NAME} or {constant: NAME},"
                        + " found 'key'",
                "topics[1].time: expected one of unit (s, ms, us or ns), format: iso, or pattern with zone, found none",
                "topics[1].channels.flow.scale: expected a number other than 0, found 0",
                "topics[1].channels.flow.offest: expected one of path, scale, offset, found 'offest'",
                "tpoics: expected one of topics, found 'tpoics'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x: 3                          | entity: expected one of {field: PATH}, {from: key}, {from: topic}, {header: NAME} or {constant: NAME}, found none; entity.x: expected one of pattern, field, from, header, constant, found 'x'",
                "from: value                   | entity.from: expected key or topic, found 'value'",
                "field: 'a..b'                 | entity.field: expected names with dots between them, [n] or one [], such as data.items[].temp, found 'a..b'",
                "field: 'a[].b[]'              | entity.field: expected names with dots between them, [n] or one [], such as data.items[].temp, found 'a[].b[]'",
                "field: [a]                    | entity.field: expected a field's path, found a list",
                "from: key, pattern: '(a'      | entity.pattern: expected a regular expression whose first group is the name, found '(a'",
            })
    void refusesAnEntityThatIsNone(String entity, String problem) {
        assertRefused(JSON + "entity: {" + entity + "}\n" + TIME + CHANNELS, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{from: clock}                        | time.from: expected kafka, for Kafka's timestamp, found 'clock'",
                "{field: t, unit: s, format: iso}     | time: expected one of unit (s, ms, us or ns), format: iso, or pattern with zone, found unit and format",
                "{field: t, format: rfc}              | time.format: expected iso (or pattern, for others), found 'rfc'",
                "{field: t, pattern: 'HH:mm bla'}     | time.pattern: expected a date's pattern such as dd.MM.yyyy HH:mm:ss, found 'HH:mm bla'",
                "{field: t, pattern: 'dd.MM.yyyy'}    | time.zone: expected the zone of times without an offset, such as UTC or Europe/Berlin, found none",
                "{field: t, format: iso, zone: Here}  | time.zone: expected a time zone such as UTC or Europe/Berlin, found 'Here'",
                "{unit: s}                            | time.field: expected a field's path, found none",
                "12                                   | time: expected {field: PATH} with unit (s, ms, us, ns), format: iso, or pattern and zone; or {from: kafka}, found '12'",
            })
    void refusesATimeThatIsNone(String time, String problem) {
        assertRefused(JSON + ENTITY + "time: " + time + "\n" + CHANNELS, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "channels: {}                         | channels: expected channels with their paths, such as {flow: payload.flow}, found none",
                "channels: [a]                        | channels: expected channels with their paths, such as {flow: payload.flow}, found a list",
                "channels: {flow: {scale: much}}      | channels.flow.path: expected a field's path, found none; channels.flow.scale: expected a number, found 'much'",
                "{channels: {a: b}, value: c}         | the file: expected either channels, or channel and value (one value a record), found both",
                "value: v                             | channel: expected the path of the channel's name, or {field: PATH, pattern: …, aliases: …}, found none",
                "{channel: c, value: v, period: often} | period: expected a period such as 10ms or 12kHz, or {field: PATH, unit: us}, found 'often'",
                "{channel: c, value: v, period: {field: p}} | period.unit: expected s, ms, us or ns, found none",
                "{channels: {a: 'x[].a', b: 'y[].b'}} | the file: expected [] for the elements of one array in all paths, found 'x[].a' and 'y[].b'",
                "{channels: {a: b}, where: 3}         | where: expected fields with the values that they must have, such as {type: reading}, found '3'",
                "{channels: {a: b}, where: {t: []}}   | where.t: expected a value or a list of values, found none",
                "{channels: {a: b}, missing: {a: 1}}  | missing: expected a list of values such as [-999.25, N/A], found settings",
            })
    void refusesChannelsThatAreNone(String measures, String problem) {
        String inner = measures.startsWith("{") ? measures.substring(1, measures.length() - 1) : measures;
        assertRefused("{format: json, entity: {from: key}, time: {from: kafka}, " + inner + "}", problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "csv    | csv: {columns: [a, b, a]}        | 0 | csv.columns: expected each name once, found [a, b, a]; channels.flow: expected one of the columns [a, b, a], found '0'",
                "csv    | csv: {delimiter: ab}             | 0 | csv.delimiter: expected one character other than a letter, a digit or a quote, found 'ab'",
                "csv    | csv: {decimal: ','}              | 0 | csv.decimal: expected a mark other than the delimiter, found a comma for both",
                "csv    | csv: {decimal: '.5'}             | 0 | csv.decimal: expected a point or a comma, found '.5'",
                "csv    | csv: {seperator: ','}            | 0 | csv.seperator: expected one of delimiter, columns, decimal, found 'seperator'",
                "csv    | csv: {}                          | f | channels.flow: expected a column's number, 0 for the first (or give csv.columns their names), found 'f'",
                "influx | missing: []                      | f | channels.flow: expected measurement, tag.NAME, field.NAME or time, found 'f'",
                "json   | csv: {}                          | f | csv: expected one of topics, format, entity, time, channels, channel, value, period, where, missing, found 'csv'",
            })
    void refusesWhatTheFormatDoesNotHave(String format, String more, String path, String problem) {
        assertRefused(
                "format: " + format + "\n" + more + "\n" + ENTITY + TIME + "channels: {flow: " + path + "}", problem);
    }

    @Test
    void refusesTwoMappingsOfOneTopic() {
        String one = "  - {topic: a, format: json, entity: {from: key}, time: {from: kafka}, channels: {flow: f}}\n";
        assertRefused("topics:\n" + one + one, "topics: expected one mapping for each topic, found several for 'a'");
        assertRefused(
                "topics: []",
                "topics: expected a list of mappings, each with its topic or pattern, found an empty list");
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertRefused("a: [b", "expected YAML, found in line 1: expected ',' or ']', but got <stream end>");
        assertRefused("a: 1\na: 2", "expected YAML, found in line 2: Duplicate field 'a'");
        assertRefused("", "expected settings such as format: json, found none");
        assertThatThrownBy(() -> MappingFile.read(Path.of("nowhere.yaml")))
                .hasMessage("heed.ingest.mapping=nowhere.yaml: expected a file that can be read, found no such file");
    }
}

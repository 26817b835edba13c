package dev.heed.cli.input;

import static dev.heed.cli.input.CsvFixture.all;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Files of records of other formats, read with a mapping. */
class MappedFilesTest {
    private static final long BEGIN_MICROS = 1_767_225_600_000_000L;

    private static final String WIDE = """
            format: json
            entity: {field: 'r[].m'}
            time: {field: 'r[].t', unit: s}
            channels: {flow: 'r[].flow', temp: {path: 'r[].temp', scale: 0.1}}
            where: {kind: reading}
            """;

    @TempDir
    Path directory;

    private final Account account = new Account();

    @Command
    private static final class Reader {
        @Mixin
        private InputOptions input = new InputOptions();
    }

    private static InputOptions parse(String... arguments) {
        Reader reader = new Reader();
        new CommandLine(reader).parseArgs(arguments);
        return reader.input;
    }

    private InputOptions options(String mapping, Path file, String... more) {
        Path yaml = write(directory, "mapping.yaml", mapping);
        List<String> all = new ArrayList<>(List.of("--input", file.toString(), "--mapping", yaml.toString()));
        all.addAll(Arrays.asList(more));
        return parse(all.toArray(String[]::new));
    }

    private List<Row> rows(String mapping, Path file, String... more) {
        return all(options(mapping, file, more).open().rows(account));
    }

    @Test
    void readsElementsInTheOrderOfTimeAndCountsTheOthers() {
        Path file = write(
                directory,
                "plant.jsonl",
                "{'kind':'reading','r':[{'m':'a','t':1767225602,'flow':2,'temp':205},{'m':'a','t':1767225601,'flow':1},{'m':'b','t':'x','flow':1}]}"
                        .replace('\'', '"'),
                "",
                "{\"kind\":\"heartbeat\"}",
                "{\"kind\":\"reading\",\"r\":[{\"m\":\"b\",\"t\":1767225600,\"flow\":3},{\"m\":\"b\",\"t\":\"y\"},{\"m\":\"b\",\"t\":\"z\"}]}",
                "{broken");
        List<Row> rows = rows(WIDE, file, "--max-bad-cells", "50%");
        assertThat(rows).extracting(Row::entity).containsExactly("b", "a", "a");
        assertThat(rows)
                .extracting(Row::timeMicros)
                .containsExactly(BEGIN_MICROS, BEGIN_MICROS + 1_000_000, BEGIN_MICROS + 2_000_000);
        assertThat(rows.get(1).values()).containsExactly(1, Double.NaN);
        assertThat(rows.get(2).values()).containsExactly(2f, 20.5f);
        assertThat(account.lines())
                .containsExactly(
                        "4 records hold 9 rows",
                        "9 rows read, 3 used, 6 left out",
                        "left out: 3 unmapped (" + file
                                + " line 1: r[].t: expected a time in s since 1970, found 'x' (in 3 of 3)),"
                                + " 1 empty, 1 filtered (where), 1 undecodable (" + file
                                + " line 5: expected JSON, found at byte 1: Unexpected character ('b' (code 98)): was expecting double-quote to"
                                + " start field name)");
    }

    @Test
    void putsOneValueARecordTogether() {
        Path file = write(
                directory,
                "tags.jsonl",
                "{\"m\":\"a\",\"t\":2,\"c\":\"T1\",\"v\":20}",
                "{\"m\":\"a\",\"t\":1,\"c\":\"flow\",\"v\":1}",
                "{\"m\":\"a\",\"t\":1,\"c\":\"T1\",\"v\":10}",
                "{\"m\":\"a\",\"t\":3,\"c\":\"flow\",\"v\":-999}");
        String mapping =
                "{format: json, entity: {field: m}, time: {field: t, unit: s}, channel: {field: c, aliases: {T1: temp}}, value: v}";
        SeriesFiles files = options(mapping, file).open();
        assertThat(files.channels()).containsExactly("temp", "flow");
        List<Row> rows = all(((MappedFiles) files)
                .of(List.of("flow", "level"), List.of(), List.of(-999.))
                .rows(account));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).values()).containsExactly(1, Double.NaN);
        assertThat(rows.get(1).values()).containsOnly(Double.NaN);
        assertThat(account.lines())
                .containsExactly(
                        "channels of the model that no record has, missing in all rows: [level]",
                        "channels that the model does not have, left out: [temp]",
                        "4 rows read, 2 used, 2 left out",
                        "left out: 2 of a channel that is not asked for");
    }

    @Test
    void readsBlocksAndSkipsTheNamesOfColumns() {
        Path blocks = write(directory, "b.jsonl", "{\"m\":\"a\",\"t\":1,\"x\":[1,2,3]}");
        assertThat(rows(
                        "{format: json, entity: {field: m}, time: {field: t, unit: s}, channels: {x: x}, period: 10ms}",
                        blocks))
                .extracting(Row::timeMicros)
                .containsExactly(1_000_000L, 1_010_000L, 1_020_000L);
        Path csv = write(directory, "c.csv", "when;flow", "1;2.5", "2;3.5");
        Account own = new Account();
        assertThat(all(options(
                                "{format: csv, csv: {delimiter: ;, columns: [when, flow]}, entity: {from: topic},"
                                        + " time: {field: when, unit: s}, channels: {flow: flow}}",
                                csv)
                        .open()
                        .rows(own)))
                .extracting(Row::entity)
                .containsExactly("c", "c");
        assertThat(own.lines())
                .containsExactly("3 rows read, 2 used, 1 left out", "left out: 1 the line of names again");
    }

    @Test
    void takesTheMappingOfTheTopicThatTheFileIsNamedAs() {
        Path file = write(directory, "north.jsonl", "{\"t\":1,\"x\":1}");
        String mapping = """
                topics:
                  - {topic: south, format: json, entity: {from: topic}, time: {field: t, unit: s}, channels: {a: x}}
                  - {pattern: n.*, format: json, entity: {from: topic}, time: {field: t, unit: s}, channels: {b: x}}
                """;
        assertThat(options(mapping, file).open().channels()).containsExactly("b");
        Path other = write(directory, "east.jsonl", "{\"t\":1,\"x\":1}");
        assertThatThrownBy(() -> options(mapping, other).open())
                .hasMessageContaining("expected a mapping of the topic 'east', as " + other
                        + " is named, found topic 'south', pattern 'n.*'");
    }

    @Test
    void tellsAllThatAFileDoesNotHave() {
        Path file = write(directory, "a.jsonl", "{\"x\":1}");
        assertThatThrownBy(
                        () -> rows("{format: json, entity: {from: key}, time: {from: kafka}, channels: {x: x}}", file))
                .hasMessage("--mapping " + directory.resolve("mapping.yaml")
                        + ": entity: expected {field: PATH}, {from: topic} (the file's name) or {constant: NAME}, found the key,"
                        + " which lines of a file do not have; time: expected {field: PATH}, found Kafka's timestamp, which lines"
                        + " of a file do not have");
    }

    @Test
    void tellsAllThatIsWrongWithTheMapping() {
        Path file = write(directory, "a.jsonl", "{\"x\":1}");
        assertThatThrownBy(() -> rows("{format: xml, time: {field: t, unit: h}, channels: {x: x}}", file))
                .hasMessageStartingWith("--mapping ")
                .hasMessageContaining("format: expected json, csv, influx or avro, found 'xml'")
                .hasMessageContaining("entity: expected")
                .hasMessageContaining("time.unit: expected s, ms, us or ns, found 'h'");
    }

    @Test
    void refusesWhereTooMuchIsNotAsTheMappingSays() {
        Path file = write(directory, "a.jsonl", "{\"m\":\"a\",\"t\":\"x\",\"v\":1}", "{\"m\":\"a\",\"t\":1,\"v\":1}");
        assertThatThrownBy(() ->
                        rows("{format: json, entity: {field: m}, time: {field: t, unit: s}, channels: {v: v}}", file))
                .hasMessage(file
                        + " line 1: t: expected a time in s since 1970, found 'x'; 1 of 2 rows are unmapped: change the"
                        + " mapping, or allow more with --max-bad-cells");
    }

    @Test
    void refusesAModelOfOtherChannels() {
        Path file = write(directory, "a.jsonl", "{\"kind\":\"reading\",\"r\":[]}");
        assertThatThrownBy(() -> ((MappedFiles) options(WIDE, file).open()).of(List.of("speed"), List.of(), List.of()))
                .hasMessage("--mapping: expected channels of the model [speed], found none of them among [flow, temp]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--delimiter=;",
                "--encoding=UTF-8",
                "--skip-lines=1",
                "--no-header",
                "--time-column=t",
                "--time-format=s",
                "--time-zone=UTC",
                "--decimal=,",
                "--missing=-1",
                "--channel-column=c",
                "--entity-column=m",
                "--ignore=x"
            })
    void refusesOptionsThatSayHowAFileIsWritten(String option) {
        Path file = write(directory, "a.jsonl", "{\"kind\":\"reading\",\"r\":[]}");
        assertThatThrownBy(() -> options(WIDE, file, option).open())
                .hasMessage("expected --mapping, which says how records are read, or " + option.replaceFirst("=.*", "")
                        + ", found both: leave one away");
    }

    @Test
    void takesAPeriodBesideAMapping() {
        Path file = write(directory, "a.jsonl", "{\"kind\":\"reading\",\"r\":[{\"m\":\"a\",\"t\":1,\"flow\":1}]}");
        assertThat(rows(WIDE, file, "--period", "1m")).hasSize(1);
    }
}

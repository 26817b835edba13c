package dev.heed.cli.infer;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferMappingCommandTest {
    private static final long BEGIN_MILLIS = 1_767_225_600_000L;

    @TempDir
    Path directory;

    private CommandLineFixture infer(String name, IntFunction<String> line, String... more) {
        return infer(name, IntStream.range(0, 40).mapToObj(line).toArray(String[]::new), more);
    }

    private CommandLineFixture infer(String name, String[] lines, String... more) {
        Path file = CsvFixture.write(directory, name, lines);
        String[] arguments = {"infer-mapping", "--input", file.toString()};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return heed(all);
    }

    /** The settings alone, without the comments. */
    private static String settings(CommandLineFixture run) {
        assertThat(run.status()).as(run.err()).isZero();
        return String.join(
                "\n", run.out().lines().filter(line -> !line.startsWith("#")).toList());
    }

    @Test
    void findsEntityTimeAndChannelsInJson() {
        CommandLineFixture run = infer(
                "pumps.jsonl",
                i ->
                        "{\"device\":{\"id\":\"pump-%d\",\"site\":\"north\"},\"ts\":%d,\"seq\":%d,\"flow\":%s,\"state\":\"ON\",\"temp\":%s}"
                                .formatted(i % 4, BEGIN_MILLIS + 1000L * i, i, i / 7., i == 3 ? "\"N/A\"" : "20.5"));
        assertThat(settings(run)).isEqualTo("""
                format: json
                entity: {field: device.id}
                time: {field: ts, unit: ms}
                channels: {flow: flow, temp: temp}
                missing: ['N/A']""");
        assertThat(run.err())
                .contains("all 40 records are JSON")
                .contains("numbers that are times in ms since 1970, such as 1767225600000")
                .contains("it could be device.site (north)")
                .contains("left out, numbers that count or name something: seq (0, 1, 2, … 40 values)")
                .contains("left out, no numbers: device.site (north); state (ON)")
                .contains("the same in all of the sample: [temp")
                .contains("the job's decoder reads 40 rows of 4 entities from it")
                .containsPattern("pump-0 +2026-01-01T00:00:00Z +0 +20.5")
                .containsPattern("pump-1 +2026-01-01T00:00:09Z +1.28571 +20.5")
                .doesNotContain("2026-01-01T00:00:10Z");
    }

    @Test
    void findsOneValueARecord() {
        CommandLineFixture run = infer(
                "tags.jsonl",
                i ->
                        "{\"asset\":\"p%d\",\"tag\":\"%s\",\"value\":%d,\"quality\":192,\"t\":\"2026-01-01T00:00:%02d+01:00\"}"
                                .formatted(i % 2, i % 4 < 2 ? "flow" : "temp", i, i));
        assertThat(settings(run)).isEqualTo("""
                format: json
                entity: {field: asset}
                time: {field: t, format: iso}
                channel: {field: tag}
                value: {field: value}""");
        assertThat(run.err())
                .contains("one value a record (narrow): tag (flow, temp) names the channel")
                .contains("numbers beside the value, left out: [quality (192)]")
                .containsPattern("p0 +2025-12-31T23:00:00Z +flow +0");
    }

    @Test
    void readsEachElementOfAnArray() {
        CommandLineFixture run = infer(
                "batches.jsonl",
                i -> "{\"host\":\"h%d\",\"readings\":[{\"time\":%d,\"cpu\":1.5},{\"time\":%d,\"cpu\":2.5}]}"
                        .formatted(i % 3, BEGIN_MILLIS / 1000 + 2 * i, BEGIN_MILLIS / 1000 + 2 * i + 1));
        assertThat(settings(run)).isEqualTo("""
                format: json
                entity: {field: host}
                time: {field: 'readings[].time', unit: s}
                channels: {cpu: 'readings[].cpu'}""");
        assertThat(run.err()).contains("reads 80 rows of 3 entities");
    }

    @Test
    void findsThePeriodOfBlocks() {
        CommandLineFixture run = infer(
                "blocks.jsonl",
                i -> "{\"machine\":\"m%d\",\"ts\":%d,\"x\":[1,2,3,%d],\"y\":[4,5,6,7]}"
                        .formatted(i % 2, BEGIN_MILLIS + 40L * (i / 2), i));
        assertThat(settings(run)).isEqualTo("""
                format: json
                entity: {field: machine}
                time: {field: ts, unit: ms}
                channels: {x: x, y: y}
                period: '10ms'""");
        assertThat(run.err()).contains("reads 160 rows of 2 entities").contains("2026-01-01T00:00:00.010Z");
    }

    @Test
    void namesTheColumnsOfCsvByItsFirstLine() {
        String[] lines = IntStream.range(0, 30)
                .mapToObj(i ->
                        i == 0 ? "when;machine;flow [m³/h]" : "%02d.07.2026 02:00:00;m%d;%d.5".formatted(i, i % 3, i))
                .toArray(String[]::new);
        CommandLineFixture run = infer("pumps.csv", lines, "--time-zone", "Europe/Berlin");
        assertThat(settings(run)).isEqualTo("""
                format: csv
                csv: {delimiter: ';', columns: [when, machine, 'flow [m³/h]']}
                entity: {field: machine}
                time: {field: when, pattern: 'dd.MM.yyyy HH:mm:ss', zone: 'Europe/Berlin'}
                channels: {'flow [m³/h]': 'flow [m³/h]'}""");
        assertThat(run.err())
                .contains("taken as Europe/Berlin: change time.zone if it is another")
                .contains("reads 29 rows of 3 entities");
    }

    @Test
    void findsDecimalCommas() {
        String[] lines = IntStream.range(9, 40)
                .mapToObj(i ->
                        i == 9 ? "time;pump;flow;temp" : "2024-01-01 00:00:%d;p%d;1,%d;1.020,5".formatted(i, i % 2, i))
                .toArray(String[]::new);
        CommandLineFixture run = infer("pumps.csv", lines);
        assertThat(settings(run)).contains("csv: {delimiter: ';', columns: [time, pump, flow, temp], decimal: ','}");
        assertThat(run.err()).contains("decimal commas", "reads 30 rows of 2 entities", "1020.5");
    }

    @Test
    void saysThatDayAndMonthCannotBeToldApart() {
        String[] lines = IntStream.range(0, 12)
                .mapToObj(i -> i == 0 ? "date,device,v" : "%02d/%02d/2026 12:00,d%d,%d.5".formatted(i, i, i % 2, i))
                .toArray(String[]::new);
        CommandLineFixture run = infer("days.csv", lines);
        assertThat(settings(run)).contains("pattern: 'dd/MM/yyyy HH:mm'");
        assertThat(run.err()).contains("DAY AND MONTH CANNOT BE TOLD APART").contains("it could be MM/dd/yyyy HH:mm");
    }

    @Test
    void readsInfluxLines() {
        CommandLineFixture run = infer(
                "cpu.lp",
                i -> "cpu,host=h%d,region=eu usage=%d.5,procs=%di %d000000"
                        .formatted(i % 2, i, 3 + i % 5, BEGIN_MILLIS + i));
        assertThat(settings(run)).isEqualTo("""
                format: influx
                entity: {field: tag.host}
                time: {field: time, unit: ns}
                channels: {usage: field.usage, procs: field.procs}""");
    }

    @Test
    void saysThatNothingLooksLikeAnEntity() {
        CommandLineFixture run = infer("flow.jsonl", i -> "{\"ts\":%d,\"flow\":%d.5}".formatted(BEGIN_MILLIS + i, i));
        assertThat(settings(run)).contains("entity: {from: topic}");
        assertThat(run.err())
                .contains(
                        "NO FIELD LOOKS LIKE AN ENTITY'S NAME: the file's name 'flow' is taken for all records; give a path with"
                                + " --entity")
                .containsPattern("flow +2026-01-01T00:00:00Z");
    }

    @Test
    void takesTheFieldsThatItIsTold() {
        CommandLineFixture run = infer(
                "two.jsonl",
                i -> "{\"machine\":\"m\",\"line\":\"l%d\",\"created\":%d,\"time\":%d,\"flow\":%d.5}"
                        .formatted(i % 2, BEGIN_MILLIS + i, BEGIN_MILLIS - i, i),
                "--entity",
                "line",
                "--time",
                "created");
        assertThat(settings(run)).contains("entity: {field: line}").contains("time: {field: created, unit: ms}");
    }

    @Test
    void refusesAFileWithoutATime() {
        CommandLineFixture run = infer("flow.jsonl", i -> "{\"device\":\"a\",\"flow\":%d}".formatted(i));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "heed infer-mapping: file flow: expected a field with a time (ISO 8601, a date, or s, ms, us or ns"
                                + " since 1970), found none among [device (a), flow (0, 1, 2, … 40 values)]");
    }

    @Test
    void leavesRecordsOfAnotherKindOut() {
        CommandLineFixture run = infer(
                "mixed.jsonl",
                i -> i % 5 == 4
                        ? "{\"uptime_hours\":%d.5}".formatted(i)
                        : "{\"device\":\"a\",\"ts\":%d,\"flow\":%d.5}".formatted(BEGIN_MILLIS + i, i));
        assertThat(settings(run)).contains("channels: {flow: flow}");
        assertThat(run.err())
                .contains("left out, in records without a time: uptime_hours (4.5, 9.5, 14.5, … 8 values)")
                .contains(
                        "8 records would be dead letters 'no-entity': device: expected the entity's name, found nothing");
    }

    @Test
    void doesNotOverwriteAFile() throws Exception {
        Path output = Files.writeString(directory.resolve("mapping.yaml"), "mine");
        CommandLineFixture run = infer(
                "pumps.jsonl",
                i -> "{\"device\":\"a\",\"ts\":%d,\"flow\":%d.5}".formatted(BEGIN_MILLIS + i, i),
                "--output",
                output.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--output: expected a file that is not there yet, found " + output);
        assertThat(output).hasContent("mine");
    }

    @Test
    void saysInOneLineWhatIsNoRecord() {
        CommandLineFixture run = infer("prose.txt", i -> "nothing to see");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "heed infer-mapping: file prose.txt: expected records of JSON, CSV, Influx's line protocol or Avro,"
                                + " found 'nothing to see'; Avro without a header needs --schema FILE.avsc");
    }

    @Test
    void asksForAFileOrATopic() {
        assertThat(heed("infer-mapping").status()).isEqualTo(2);
        assertThat(heed("infer-mapping", "--input", "x", "--bootstrap-server", "y", "--topic", "z")
                        .status())
                .isEqualTo(2);
        assertThat(heed("infer-mapping", "--bootstrap-server", "y").err()).contains("--topic");
    }
}

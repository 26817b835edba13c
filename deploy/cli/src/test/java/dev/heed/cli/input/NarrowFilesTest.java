package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarrowFilesTest {
    private static final String INFLUX = ",result,table,_start,_stop,_time,_value,_field,_measurement";

    @TempDir
    Path directory;

    @Test
    void putsAnExportOfInfluxTogether() {
        Read read = read(Cases.file("22-influx-export/influx.csv"));
        assertThat(read.files().channels()).containsExactly("load", "temperature");
        assertThat(read.rows()).hasSize(100);
        assertThat(read.row(0)).isEqualTo("influx 1709510400000000 [60.691, 51.969]");
        assertThat(read.row(99)).endsWith(", NaN]");
        assertThat(read.said())
                .containsExactly(
                        "one value a row: channels from the column '_field', values from '_value'",
                        "116 rows read, all used");
    }

    @Test
    void refusesALongFileWithTheOptionsThatHelp() {
        assertThatThrownBy(() -> read(Cases.file("22-influx-export/long.csv")))
                .hasMessageContaining("column 'sensor': expected a number")
                .hasMessageContaining("--channel-column");
    }

    @Test
    void putsALongFileTogetherThatNamesItsChannels() {
        Read read = read(Cases.file("22-influx-export/long.csv"), "--channel-column", "sensor");
        assertThat(read.files().channels()).containsExactly("load", "temperature", "pressure", "vibration");
        assertThat(read.rows()).hasSize(50);
        assertThat(read.row(0)).isEqualTo("long 1709510400000000 [60.691, 51.969, 6.136, 1.619]");
        assertThat(read.row(49)).endsWith("51.101, NaN, NaN]");
    }

    @Test
    void readsTheChannelsOfAModelInItsOrder() {
        SeriesFiles files = CsvFiles.open(
                List.of(Cases.file("22-influx-export/influx.csv")),
                CsvLayout.plain(),
                List.of("temperature", "absent", "load"),
                List.of());
        Account account = new Account();
        assertThat(CsvFixture.shown(files.rows(account).findFirst().orElseThrow()))
                .endsWith("[51.969, NaN, 60.691]");
        assertThat(account.lines())
                .contains(
                        "'absent' of the model is not among the columns: missing in all rows, the other channels are used");
    }

    @Test
    void asksWhetherEntitiesOfOneChannelAreChannels() {
        Read read = read(Cases.file("22-influx-export/long.csv"), "--entity-column", "sensor");
        assertThat(read.files().channels()).containsExactly("value");
        assertThat(read.said().get(0)).endsWith("give --channel-column 'sensor' instead");
    }

    @Test
    void tellsTheHourThatComesTwiceApartForEachChannel() {
        String[] lines = {
            "time,s,v", "2024-10-27 02:30,a,1", "2024-10-27 02:30,b,2", "2024-10-27 02:30,a,3", "2024-10-27 02:30,b,4"
        };
        Read read = read(write(directory, "p.csv", lines), "--channel-column", "s", "--time-zone", "Europe/Berlin");
        assertThat(read.rows())
                .extracting(CsvFixture::shown)
                .containsExactly("p 1729989000000000 [1.0, 2.0]", "p 1729992600000000 [3.0, 4.0]");
    }

    @Test
    void asksWhatAColumnIsThatChanges() {
        String[] lines = {
            "time,host,sensor,value", "2024-01-01,a,x,1", "2024-01-01,b,x,2", "2024-01-02,a,x,3", "2024-01-02,b,x,4"
        };
        Path file = write(directory, "p.csv", lines);
        assertThatThrownBy(() -> read(file, "--channel-column", "sensor"))
                .hasMessageContaining("--channel-column, found [host, value]; name it with --value-column");
        assertThatThrownBy(() -> read(file, "--channel-column", "sensor", "--value-column", "value"))
                .hasMessageContaining("line 3, column 'host': expected 'a' as before, found 'b'")
                .hasMessageContaining("--entity-column");
        Read read = read(file, "--channel-column", "sensor", "--value-column", "value", "--entity-column", "host");
        assertThat(read.rows())
                .extracting(row -> row.entity() + row.values()[0])
                .containsExactlyInAnyOrder("a1.0", "b2.0", "a3.0", "b4.0");
    }

    @Test
    void readsTheTablesOfAnExportThatComeOneAfterTheOther() {
        Path file = write(
                directory,
                "p.csv",
                "#group,false,false,true,true,false,false,true,true",
                INFLUX,
                ",,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1,a,m",
                "",
                "#group,false,false,true,true,false,false,true,true",
                INFLUX,
                ",,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,2,b,m");
        assertThat(read(file).row(0)).endsWith("[1.0, 2.0]");
    }

    @Test
    void readsAnExportOfInfluxThatIsPivoted() {
        Path file = write(
                directory,
                "p.csv",
                ",result,table,_start,_stop,_time,_measurement,a,b",
                ",,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,m,1,2");
        Read read = read(file);
        assertThat(read.files().channels()).containsExactly("a", "b");
        assertThat(read.row(0)).endsWith("[1.0, 2.0]");
    }
}

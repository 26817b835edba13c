package dev.heed.sql.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TableStatementsTest {
    private static final Path FILE = Path.of("tables.sql");

    @Test
    void theFileHoldsWhatTheContractsSay() throws IOException {
        if (Boolean.getBoolean("heed.sql.write")) {
            Files.writeString(FILE, TableStatements.all());
        }
        assertThat(FILE)
                .as("-Dtest.jvm.args=-Dheed.sql.write=true writes it anew")
                .hasContent(TableStatements.all());
    }
}

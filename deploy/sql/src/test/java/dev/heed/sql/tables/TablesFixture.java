package dev.heed.sql.tables;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/** The tables of {@code tables.sql} on a broker, in a Flink of its own. */
public final class TablesFixture {
    private TablesFixture() {}

    /**
     * Makes them.
     *
     * @param replacements pairs of what to replace in the statements
     */
    public static StreamTableEnvironment on(String bootstrapServers, String... replacements) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(1);
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        String statements = TableStatements.all().replace(TableStatements.BROKER, bootstrapServers);
        for (int i = 0; i < replacements.length; i += 2) {
            statements = statements.replace(replacements[i], replacements[i + 1]);
        }
        for (String statement : statements.split(";\n")) {
            if (!statement.isBlank()) {
                tables.executeSql(statement);
            }
        }
        return tables;
    }

    /** All that a query over {@code TABLE} as it is now gives. */
    public static List<Row> rows(StreamTableEnvironment tables, String query) throws Exception {
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Row> all = tables.executeSql(
                        query.replace("TABLE", " /*+ OPTIONS('scan.bounded.mode'='latest-offset') */"))
                .collect()) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }
}

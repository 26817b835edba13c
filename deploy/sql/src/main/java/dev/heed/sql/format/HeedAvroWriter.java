package dev.heed.sql.format;

import dev.heed.wire.Encoding;
import dev.heed.wire.PlainRecords;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.table.data.RowData;

/** Rows to the bytes of records. */
final class HeedAvroWriter implements SerializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    private final ContractRows rows;
    private final Encoding encoding;
    private transient PlainRecords records;

    @SuppressWarnings("NullAway.Init") // made in open
    HeedAvroWriter(ContractRows rows, Encoding encoding) {
        this.rows = rows;
        this.encoding = encoding;
    }

    @Override
    public void open(InitializationContext context) {
        records = new PlainRecords(rows.contract(), encoding);
    }

    @Override
    public byte[] serialize(RowData row) {
        return records.write(rows.values(row));
    }
}

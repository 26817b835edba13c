package dev.heed.sql.format;

import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Encoding;
import dev.heed.wire.PlainRecords;
import dev.heed.wire.UnreadableRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.table.data.RowData;
import org.jspecify.annotations.Nullable;

/** Bytes of records to rows. A record without a value gives none. */
final class HeedAvroReader implements DeserializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    private final ContractRows rows;
    private final Encoding encoding;
    private final boolean skipsUnreadable;
    private final TypeInformation<RowData> type;
    private transient PlainRecords records;
    private transient Counter unreadable;

    @SuppressWarnings("NullAway.Init") // made in open
    HeedAvroReader(ContractRows rows, Encoding encoding, boolean skipsUnreadable, TypeInformation<RowData> type) {
        this.rows = rows;
        this.encoding = encoding;
        this.skipsUnreadable = skipsUnreadable;
        this.type = type;
    }

    @Override
    public void open(InitializationContext context) {
        records = new PlainRecords(rows.contract(), encoding);
        unreadable = context.getMetricGroup().counter("unreadableRecords");
    }

    @Override
    public @Nullable RowData deserialize(byte @Nullable [] message) {
        if (message == null) {
            return null;
        }
        try {
            return rows.row(records.read(message));
        } catch (UnreadableRecord e) {
            if (!skipsUnreadable) {
                throw Refusal.failure("heed-avro: " + e.getMessage()
                        + "; 'heed-avro.skip-unreadable' = 'true' leaves such records out");
            }
            unreadable.inc();
            return null;
        }
    }

    @Override
    public boolean isEndOfStream(RowData row) {
        return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return type;
    }
}

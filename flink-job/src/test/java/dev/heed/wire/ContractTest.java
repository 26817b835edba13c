package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractTest {
    @ParameterizedTest
    @EnumSource
    void tellsASchemaThatIsWholeAndFreeOfJava(Contract contract) {
        Schema read = new Schema.Parser().parse(contract.schema());
        assertThat(SchemaNormalization.toParsingForm(read))
                .isEqualTo(SchemaNormalization.toParsingForm(contract.avro()));
        assertThat(contract.schema()).doesNotContain("avro.java.string").contains("timestamp-micros", "\"doc\"");
        assertThat(new Schema.Parser().parse(contract.schemaText())).isEqualTo(read);
        assertThat(contract.description()).contains("Topic " + contract.topic());
    }

    @ParameterizedTest
    @EnumSource
    void tellsItsKey(Contract contract) {
        boolean isByModel = contract == Contract.MODEL_UPDATE || contract == Contract.MODEL_STATUS;
        assertThat(contract.key().name()).isEqualTo(isByModel ? "name" : "entity");
        assertThat(contract.description()).contains(isByModel ? "model's name" : "entity");
    }

    @Test
    void tellsNumbersFromTimes() {
        assertThat(Contract.MODEL_STATUS.fields())
                .filteredOn(
                        field -> field.name().equals("offset") || field.name().equals("time"))
                .extracting(ContractField::type)
                .containsExactly(FieldType.Single.LONG, FieldType.Single.TIME);
    }
}

package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.model.RandomModels;
import dev.heed.model.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardJsonTest {
    private static final ModelCard CARD = RandomModels.card(RandomModels.small(), 2);

    @Test
    void readsWhatItWrote() {
        assertThat(CardJson.read(CardJson.write(CARD))).isEqualTo(CARD);
    }

    @Test
    void readsACardOfBeforeThereWereUnits() {
        assertThat(CARD.units()).isEmpty();
        assertThat(CardJson.write(CARD)).doesNotContain("units");
        assertThat(CARD.unit(0)).isNull();
    }

    @Test
    void readsTheUnitsThatItWrote() {
        String text = CardJson.write(CARD).replace("\"period\"", "\"units\" : [ \"bar\", \"\" ], \"period\"");
        ModelCard read = CardJson.read(text);
        assertThat(CardJson.read(CardJson.write(read)).units()).containsExactly("bar", "");
        assertThat(read.unit(0)).isEqualTo("bar");
        assertThat(read.unit(1)).isNull();
    }

    @Test
    void isWhatJavaWritesOfACard() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(CARD);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(CARD);
        }
    }

    @Test
    void namesMechanismsAsTheCatalogueDoes() {
        assertThat(CardJson.write(CARD)).contains("\"score\" : \"scaled_dot\"", "\"period\" : \"1m\"");
    }

    @Test
    void tellsOfAChannelAloneWhatItIsScoredBy() {
        ModelCard alone = RandomModels.card(RandomModels.small(), 1);

        assertThat(CardJson.read(CardJson.write(alone))).isEqualTo(alone);
        assertThat(CardJson.write(alone)).containsPattern("\"single\" : \\[ \\{\\s+\"periodSteps\" : \\d");
        assertThat(CardJson.write(CARD)).doesNotContain("\"single\"");
    }

    @Test
    void refusesTheCardOfAChannelAloneThatWasScoredOtherwise() throws Exception {
        ObjectNode card =
                (ObjectNode) new ObjectMapper().readTree(CardJson.write(RandomModels.card(RandomModels.small(), 1)));
        ((ObjectNode) card.get("scoring")).remove("single");

        assertThatThrownBy(() -> CardJson.read(card.toString()))
                .hasMessage("expected model.json to be a model's card, found: scoring.single must have 1 entry in a"
                        + " model of 1 channel, found 0; train the model again or mend the card and seal it");
    }

    @Test
    void refusesAPeriodThatIsTooLong() {
        String text = CardJson.write(RandomModels.card(RandomModels.small(), 1))
                .replaceFirst("\"periodSteps\" : \\d+", "\"periodSteps\" : 10001");

        assertThatThrownBy(() -> CardJson.read(text))
                .hasMessageContaining("scoring.single.periodSteps must be in 0 to 10000, found 10001")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAValueOutOfRangeInOneLine() {
        String text = CardJson.write(CARD).replace("\"radius\" : 8", "\"radius\" : 0");

        assertThatThrownBy(() -> CardJson.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("attention.radius must be at least 1, found 0")
                .matches(refused -> !String.valueOf(refused.getMessage()).contains("\n"), "one line");
    }

    @Test
    void refusesACardThatLacksAField() {
        String text = CardJson.write(CARD).replace("\"name\"", "\"nome\"");

        assertThatThrownBy(() -> CardJson.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'name'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"gate\" : \"context\" | \"gate\" : \"open\" | gate must be one of [context, learnable, projected, sigmoid], found open",
                "\"score\" : \"scaled_dot\" | \"score\" : \"dott\" | score must be one of [additive, ",
                "\"distribution\" : \"softmax\" | \"distribution\" : \"flat\" | distribution must be one of [hard, ",
                "\"period\" : \"1m\" | \"period\" : \"soon\" | expected a period such as",
                "\"hop\" : 4 | \"hop\" : null | null",
                "\"hop\" : 4 | \"hop\" : 4, \"colour\" : 1 | Unrecognized field \"colour\"",
            })
    void refusesAWordThatMeansNothing(String from, String to, String problem) {
        String text = CardJson.write(CARD).replace(from, to);

        assertThatThrownBy(() -> CardJson.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("expected model.json to be a model's card, found: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/hop                          | 4.7       | 4.7",
                "/hop                          | 0         | hop must be at least 1, found 0",
                "/hop                          | 100000000 | times the channels, must be at most 10000000, found",
                "/receptiveField               | 0         | receptiveField must be at least 1, found 0",
                "/horizon                      | -1        | horizon must be at least 0, found -1",
                "/channels                     | ['a','a'] | channels must have names of their own, found [a, a]",
                "/channels                     | ['a',' '] | channels must have names",
                "/channels                     | []        | channels must name at least one",
                "/units                        | ['a']     | units must be none, or one for each of the 2 channels, found [a]",
                "/levels                       | [0.5,0.1] | levels must rise from above 0 to below 1",
                "/levels                       | [0.5,1.0] | levels must rise from above 0 to below 1",
                "/normalisation/mean           | ['NaN',0] | normalisation.mean must be finite, found NaN",
                "/normalisation/mean           | [0,null]  | null",
                "/normalisation/variance       | [1,-1]    | normalisation.variance must be finite and not negative",
                "/normalisation/halfLifeSteps  | 'NaN'     | normalisation.halfLifeSteps must be finite and > 0",
                "/scoring/quietMean            | [0]       | scoring.quietMean must have a value for each of the 2",
                "/scoring/quietDeviation       | [1,0]     | scoring.quietDeviation must be finite and above 0",
                "/scoring/nearUnit             | 'NaN'     | scoring.nearUnit must be finite and above 0, found NaN",
                "/scoring/alarm/trailingSteps  | 0.0       | scoring.alarm needs trailingSteps > 0 and at most one drift",
                "/scoring/alarm/tail/level     | 0.0       | a tail needs finite level, scale, perStep and usual > 0",
                "/scoring/alarm/tail/begin     | [1.0]     | a tail's histogram needs 48 buckets, found 1",
            })
    void refusesAValueThatCannotBe(String field, String value, String problem) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode card = (ObjectNode) mapper.readTree(CardJson.write(CARD));
        int slash = field.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) card.at(field.substring(0, slash));
        parent.set(field.substring(slash + 1), mapper.readTree(value.replace('\'', '"')));

        assertThatThrownBy(() -> CardJson.read(card.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("expected model.json to be a model's card, found: ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[0.0],[0.0]]                     | [1.0]     | scoring.alarm.drift.scale must have a value for each of the 2",
                "[[0.0,1.0],[1.0,0.0],[0.0,0.0]]   | [1.0,0.0] | scoring.alarm.drift.scale must be finite and above 0, found 0.0",
                "[[0.0,1.0],[1.0,0.0]]             | [1.0,1.0] | scoring.drift needs weights [3][2]",
            })
    void refusesADriftThatCannotBe(String weights, String scale, String problem) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode card = (ObjectNode) mapper.readTree(CardJson.write(CARD));
        ObjectNode alarm = (ObjectNode) card.at("/scoring/alarm");
        ObjectNode drift = mapper.createObjectNode();
        drift.set("weights", mapper.readTree(weights));
        drift.set("scale", mapper.readTree(scale));
        drift.set("spread", mapper.readTree(scale.replace("0.0", "1.0")));
        drift.put("smoothingSteps", 1);
        drift.set("tail", alarm.get("tail"));
        alarm.putArray("drift").add(drift);

        assertThatThrownBy(() -> CardJson.read(card.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesNoCard() {
        assertThatThrownBy(() -> CardJson.read("null"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected model.json to be a model's card, found: null");
    }

    @Test
    void readsMechanismsInAnyCase() {
        String text =
                CardJson.write(CARD).replace("\"scaled_dot\"", "\"Scaled_Dot\"").replace("\"softmax\"", "\"SOFTMAX\"");

        assertThat(CardJson.read(text)).isEqualTo(CARD);
    }
}

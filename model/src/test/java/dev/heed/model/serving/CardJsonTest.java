package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void readsMechanismsInAnyCase() {
        String text =
                CardJson.write(CARD).replace("\"scaled_dot\"", "\"Scaled_Dot\"").replace("\"softmax\"", "\"SOFTMAX\"");

        assertThat(CardJson.read(text)).isEqualTo(CARD);
    }
}

package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.refusal.Refusal;
import org.junit.jupiter.api.Test;

class CardJsonTest {
    private static final ModelCard CARD = RandomModels.card(RandomModels.small(), 2);

    @Test
    void readsWhatItWrote() {
        assertThat(CardJson.read(CardJson.write(CARD))).isEqualTo(CARD);
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
}

package dev.heed.model.serving;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.model.refusal.Problems;
import dev.heed.model.refusal.Refusal;

/** The card as JSON: indented, in the order of its components, the same text for the same card. */
public final class CardJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    private CardJson() {}

    /** The card as text. */
    public static String write(ModelCard card) {
        try {
            return MAPPER.writeValueAsString(card) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a card that cannot be written: " + card.name(), impossible);
        }
    }

    /** @throws Refusal when the text is no card, or a value in it is out of range */
    public static ModelCard read(String text) {
        try {
            ModelCard card = MAPPER.readValue(text, ModelCard.class);
            Problems problems = card == null ? new Problems().add("null") : CardCheck.of(card);
            if (!problems.isEmpty()) {
                throw Refusal.preflight("expected model.json to be a model's card, found: " + problems
                        + "; train the model again or mend the card and seal it");
            }
            return card;
        } catch (JsonProcessingException e) {
            throw Refusal.preflight("expected model.json to be a model's card, found: "
                            + e.getOriginalMessage().lines().findFirst().orElse("nothing")
                            + "; train the model again or use the version of Heed that wrote it")
                    .causedBy(e);
        }
    }
}

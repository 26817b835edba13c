package dev.heed.model.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.model.refusal.Problems;
import java.util.List;

/** Puts channel numbers where groups name channels, as JSON strings; without channels no name is known. */
record ChannelNames(List<String> channels) {
    /** Replaces the names in {@code attention.groups}; names that there are not become problems. */
    void replace(ObjectNode configuration, Problems problems) {
        for (String group : List.of("queries", "keys")) {
            JsonNode named = configuration.at("/attention/groups/" + group);
            if (named instanceof ArrayNode array) {
                replace("attention.groups." + group, array, problems);
            }
        }
    }

    private void replace(String group, ArrayNode array, Problems problems) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode one = array.get(i);
            int number = one.isTextual() ? channels.indexOf(one.asText()) : one.asInt();
            boolean known = one.isTextual() ? number >= 0 : channels.isEmpty() || number < channels.size();
            if (!known) {
                String all = channels.isEmpty() ? "numbers, for no names are known here" : "channels of " + channels;
                problems.add(group + " must hold " + all + ", found " + one.asText());
                array.set(i, IntNode.valueOf(Integer.MAX_VALUE - i)); // is nothing else wrong about it
            } else if (one.isTextual()) {
                array.set(i, IntNode.valueOf(number));
            }
        }
    }
}

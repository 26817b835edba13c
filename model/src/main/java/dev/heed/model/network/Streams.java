package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Steps of channels, with their masks, as vectors of the network's width: those that ask and those that are attended. In
 * self-attention they are the same.
 *
 * @param asking [B, n, D]
 * @param attended [B, n, D]
 * @param areTwo whether they are of two groups of channels
 */
record Streams(Operand<TFloat32> asking, Operand<TFloat32> attended, boolean areTwo) {
    static Streams one(Operand<TFloat32> hidden) {
        return new Streams(hidden, hidden, false);
    }

    /** After a layer: what is attended stays what it was where there are two groups. */
    Streams next(Operand<TFloat32> asking, Operand<TFloat32> attended) {
        return areTwo ? new Streams(asking, attended, true) : one(asking);
    }

    /** A linear embedding, of each group its own. */
    record Embedding(Algebra<TFloat32> algebra, AttentionConfiguration configuration, Parameters<TFloat32> parameters) {
        Streams of(Operand<TFloat32> features, Operand<TFloat32> observed) { // [B, n, C] each
            ChannelGroups groups = configuration.groups();
            if (!groups.areTwo()) {
                return Streams.one(embedded("embedding", features, observed));
            }
            return new Streams(
                    embedded("asking", part(features, groups.queries()), part(observed, groups.queries())),
                    embedded("attended", part(features, groups.keys()), part(observed, groups.keys())),
                    true);
        }

        private Operand<TFloat32> embedded(String name, Operand<TFloat32> x, Operand<TFloat32> seen) { // [B, n, D]
            return algebra.dense(
                    algebra.concat(List.of(x, seen), 2), // [B, n, 2C]
                    parameters.matrix(name, 2 * Algebra.length(x, 2), configuration.width()),
                    parameters.bias(name + "Bias", configuration.width()));
        }

        private Operand<TFloat32> part(Operand<TFloat32> x, List<Integer> channels) { // [B, n, C] → [B, n, c]
            List<Operand<TFloat32>> columns = channels.stream()
                    .map(channel -> algebra.slice(x, new int[] {0, 0, channel}, new int[] {-1, -1, 1})) // [B, n, 1]
                    .toList();
            return algebra.concat(columns, 2);
        }
    }
}

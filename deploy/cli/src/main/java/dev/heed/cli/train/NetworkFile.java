package dev.heed.cli.train;

import dev.heed.model.network.ConfigurationJson;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ReadyMade;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --config} changes of a network: a JSON file, or the name of a ready-made attention. */
final class NetworkFile {
    private NetworkFile() {}

    /**
     * A configuration with the changes.
     *
     * @param channels that its groups may name
     * @param fileOrName a file wins over a ready-made configuration of the same name
     * @throws Refusal of usage when there is neither, or with all problems of the file at once
     */
    static NetworkConfiguration change(NetworkConfiguration begin, List<String> channels, String fileOrName) {
        Path file = Path.of(fileOrName);
        try {
            if (!Files.exists(file) && ReadyMade.names().contains(fileOrName)) {
                return new NetworkConfiguration(
                        begin.expectation(),
                        begin.forecast(),
                        ReadyMade.named(fileOrName).attention());
            }
            return ConfigurationJson.change(begin, Files.readString(file), channels);
        } catch (IOException e) {
            throw Refusal.usage("--config %s: expected a JSON file or one of %s, found: %s"
                            .formatted(file, ReadyMade.names(), Cause.inWords(e)))
                    .causedBy(e);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--config %s: %s; a model's card shows all settings under \"configuration\""
                            .formatted(file, e.getMessage()))
                    .causedBy(e);
        }
    }
}

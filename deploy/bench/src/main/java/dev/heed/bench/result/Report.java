package dev.heed.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run of the command has to say.
 *
 * @param setting what was measured: options and what follows from them, by name
 * @param results one a variant
 */
public record Report(Machine machine, Map<String, Object> setting, List<Result> results) {
    /** Writes it as JSON. */
    public void write(File file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file, this);
    }
}

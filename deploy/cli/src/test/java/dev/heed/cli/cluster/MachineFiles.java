package dev.heed.cli.cluster;

import dev.heed.job.Machines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The test machines' samples as files, one each. */
final class MachineFiles {
    private MachineFiles() {}

    static List<Path> write(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int entity = 0; entity < Machines.ENTITIES; entity++) {
            List<String> lines = new ArrayList<>(List.of("time," + String.join(",", Machines.CHANNELS)));
            for (int step = 0; step < Machines.STEPS; step++) {
                float[] values = Machines.values(entity, step);
                Instant time = Instant.ofEpochSecond(Machines.BEGIN_SECONDS + step);
                lines.add(time + "," + values[0] + "," + values[1] + "," + values[2]);
            }
            files.add(Files.write(directory.resolve("machine-" + entity + ".csv"), lines));
        }
        return files;
    }
}

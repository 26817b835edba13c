package dev.heed.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineFilesTest {
    private static final String USER = System.getProperty("user.name");

    @Test
    void lieInTheMachinesDirectoryWhereTheProcessHasOneOfItsOwn() {
        String before = System.getProperty(MachineFiles.TEMPORARY);
        System.setProperty(MachineFiles.TEMPORARY, "/machine");
        try {
            assertThat(MachineFiles.directory("heed-models")).isEqualTo(Path.of("/machine", "heed-models-" + USER));
        } finally {
            if (before == null) {
                System.clearProperty(MachineFiles.TEMPORARY);
            } else {
                System.setProperty(MachineFiles.TEMPORARY, before);
            }
        }
    }
}

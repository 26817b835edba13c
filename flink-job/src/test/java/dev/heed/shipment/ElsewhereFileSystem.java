package dev.heed.shipment;

import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** The scheme {@code elsewhere:}, a file system that Flink finds as it finds one of a plugin; its files are this machine's. */
public final class ElsewhereFileSystem implements FileSystemFactory {
    @Override
    public String getScheme() {
        return "elsewhere";
    }

    @Override
    public FileSystem create(URI place) {
        return new LocalFileSystem();
    }
}

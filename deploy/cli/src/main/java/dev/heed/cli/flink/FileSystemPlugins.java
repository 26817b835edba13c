package dev.heed.cli.flink;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/** Flink's plugins for file systems such as s3, from the directory that {@code FLINK_PLUGINS_DIR} names. */
public final class FileSystemPlugins {
    private FileSystemPlugins() {}

    /** Lets this process reach them, with such settings of theirs as {@code s3.endpoint}. */
    public static void load(Configuration options) {
        FileSystem.initialize(options, PluginUtils.createPluginManagerFromRootFolder(options));
    }
}

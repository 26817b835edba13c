package dev.heed.cli.terminal;

import dev.heed.shipment.MachineFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import org.apache.flink.util.FileUtils;

/**
 * A directory of this process's own for temporary files, removed when it ends: Flink in one JVM unpacks tens of megabytes
 * at each start, and does not stay to clean up. What a process that was killed left is removed when the next one starts.
 *
 * <p>The owner of {@code heed-X} holds a lock on the file {@code heed-X.lock} beside it for as long as it lives, whatever
 * container it lives in. It has the lock before it makes the directory, and the directory goes before the file.
 */
public final class Scratch {
    private static final String PROPERTY = "java.io.tmpdir";
    private static final String SUFFIX = ".lock";
    private static final int LOOKS = 3;

    private Scratch() {}

    /**
     * From now on temporary files of this process lie in a directory of their own. To be called before anything else, since
     * others remember where temporary files go. Where no directory can be made, they go where they went.
     */
    public static void begin() {
        Path all = Path.of(System.getProperty(PROPERTY));
        Path own = all.resolve("heed-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        Path lock = all.resolve(own.getFileName() + SUFFIX);
        try {
            FileChannel held = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            held.lock();
            Files.createDirectory(own);
            // the hook keeps the channel: one that is collected loses its lock
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(own, lock, held), "scratch"));
        } catch (IOException e) {
            return;
        }
        System.setProperty(MachineFiles.TEMPORARY, System.getProperty(PROPERTY));
        System.setProperty(PROPERTY, own.toString());
        removeLeftovers(all, lock);
    }

    private static void end(Path own, Path lock, FileChannel held) {
        delete(own);
        try (held) {
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            // the next process removes it
        }
    }

    /** Removes the directories whose owner, a process of the same user, is dead. */
    private static void removeLeftovers(Path all, Path own) {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(all, "heed-*" + SUFFIX)) {
            UserPrincipal user = Files.getOwner(own);
            for (Path lock : locks) {
                // to open and close the own one would give up its lock
                if (!lock.equals(own)) {
                    removeIfDead(lock, user);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // another one removes them, or nobody may
        }
    }

    private static void removeIfDead(Path lock, UserPrincipal user) {
        String name = lock.getFileName().toString();
        Path left = lock.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null || !isOf(user, lock)) {
                return;
            }
            if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS) && isOf(user, left)) {
                delete(left);
            }
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            // another process removes it now
        }
    }

    private static boolean isOf(UserPrincipal user, Path path) throws IOException {
        return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    /** Deletes what it can, looking again while others delete there, too. */
    static void delete(Path directory) {
        for (int look = 0; look < LOOKS && Files.exists(directory); look++) {
            FileUtils.deleteDirectoryQuietly(directory.toFile());
        }
    }
}

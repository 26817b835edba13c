package dev.heed.attend;

import static java.util.Objects.requireNonNull;

import dev.heed.window.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Which windows of a subtask are in the model now, in a mapped file: what is written there costs nanoseconds and is there when
 * the process has died. The file is locked while its process lives. Thread-safe.
 *
 * <p>Bytes: windows of a batch at most; then for each batch at the same time their number and their keys.
 */
final class ModelNotes implements AutoCloseable {
    private static final int HEADER = Integer.BYTES;
    private static final int KEY = 2 * Long.BYTES;

    private final Path directory;
    private final Path file;
    private final FileChannel channel;
    private final MappedByteBuffer bytes;
    /** Where the notes of a batch may go. */
    private final BlockingQueue<Integer> free;

    /**
     * Begins a file, and its directory if need be.
     *
     * @param batches in the model at the same time, at most
     * @param batchSize windows of a batch, at most
     */
    ModelNotes(Path file, int batches, int batchSize) throws IOException {
        this.file = file;
        this.free = new ArrayBlockingQueue<>(batches);
        this.directory = requireNonNull(file.getParent());
        Files.createDirectories(directory);
        int size = HEADER + batches * place(batchSize);
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.lock();
        ByteBuffer zeros = ByteBuffer.allocate(size).putInt(0, batchSize);
        while (zeros.hasRemaining()) { // a full disk must be seen here, not by a write into memory
            channel.write(zeros);
        }
        bytes = channel.map(MapMode.READ_WRITE, 0, size);
        for (int i = 0; i < batches; i++) {
            free.add(HEADER + i * place(batchSize));
        }
    }

    private static int place(int batchSize) {
        return Integer.BYTES + batchSize * KEY;
    }

    /** Notes a batch that goes into the model; returns the place of its notes. */
    int enter(List<Window> windows) {
        Integer place = free.poll();
        if (place == null) {
            throw new IllegalStateException("expected no more batches at once than there are threads");
        }
        int at = place + Integer.BYTES;
        for (Window window : windows) {
            bytes.putLong(at, WindowKey.hash(window.entity()));
            bytes.putLong(at + Long.BYTES, window.timeMicros());
            at += KEY;
        }
        bytes.putInt(place, windows.size());
        return place;
    }

    /** The batch with its notes there came back. */
    void leave(int place) {
        bytes.putInt(place, 0);
        free.add(place);
    }

    /** The windows that were in the model when the process of a file ended, batch by batch. */
    static List<List<WindowKey>> read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
        bytes.flip();
        List<List<WindowKey>> batches = new ArrayList<>();
        if (bytes.limit() < HEADER) {
            return batches;
        }
        int place = place(bytes.getInt());
        for (int at = HEADER; place > 0 && at + place <= bytes.limit(); at += place) {
            List<WindowKey> batch = new ArrayList<>();
            int windows = Math.min(bytes.getInt(at), (place - Integer.BYTES) / KEY);
            for (int i = 0; i < windows; i++) {
                int key = at + Integer.BYTES + i * KEY;
                batch.add(new WindowKey(bytes.getLong(key), bytes.getLong(key + Long.BYTES)));
            }
            if (!batch.isEmpty()) {
                batches.add(batch);
            }
        }
        return batches;
    }

    /** Refuses a directory, or a link to one, that another user made where all users may: it could hold anything. */
    void requireOwnDirectory() throws IOException {
        if (!Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(file))) {
            throw new IOException("another user's");
        }
    }

    /** Removes the file, and the directory when there is nothing else in it. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
        try {
            Files.delete(directory);
        } catch (FileSystemException e) {
            // others have notes or suspects there, or it is not ours to remove
        }
    }
}

package dev.heed.cli.flink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where this process listens, as Linux tells it. */
public final class ListeningSockets {
    private static final String LISTENING = "0A";
    private static final Path SELF = Path.of("/proc/self");

    private ListeningSockets() {}

    /** Whether the operating system tells. */
    public static boolean areKnown() {
        return Files.isDirectory(SELF.resolve("fd"));
    }

    /** All addresses. */
    public static Set<InetSocketAddress> ofThisProcess() throws IOException {
        Set<String> own = inodes();
        Set<InetSocketAddress> addresses = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = SELF.resolve(table);
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode
                    lines.map(line -> line.strip().split("\\s+"))
                            .filter(cells -> cells[3].equals(LISTENING) && own.contains(cells[9]))
                            .forEach(cells -> addresses.add(address(cells[1])));
                }
            }
        }
        return addresses;
    }

    private static Set<String> inodes() throws IOException {
        try (Stream<Path> files = Files.list(SELF.resolve("fd"))) {
            return files.map(ListeningSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Hexadecimal words in the machine's order, a colon, the port. */
    private static InetSocketAddress address(String text) {
        int colon = text.indexOf(':');
        byte[] words = HexFormat.of().parseHex(text.substring(0, colon));
        ByteBuffer address = ByteBuffer.allocate(words.length);
        ByteBuffer machine = ByteBuffer.wrap(words).order(ByteOrder.nativeOrder());
        while (machine.hasRemaining()) {
            address.putInt(machine.getInt());
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(address.array()), Integer.parseInt(text.substring(colon + 1), 16));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

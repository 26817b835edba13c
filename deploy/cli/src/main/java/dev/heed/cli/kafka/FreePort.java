package dev.heed.cli.kafka;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine for a server that must know it before it starts.
 *
 * <p>It lies below those that systems give to outgoing connections (Linux: from 32768, others: from 49152): one that
 * the system chooses is soon given to somebody's connection, and the server that was to have it does not start.
 */
public final class FreePort {
    private static final int FIRST = 12_000;
    private static final int END = 32_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /**
     * A port that is free now on the loopback address.
     *
     * @throws IllegalStateException when {@value #TRIES} ports, drawn at random, were taken
     */
    public static int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "expected a free port from " + FIRST + " to " + END + ", found none in " + TRIES + " tries");
    }

    /**
     * Checks that a port is one and is free on the loopback address; 0, any that is free, is right.
     *
     * @param option that gave it
     * @throws Refusal of usage when it is not
     */
    public static void require(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw Refusal.usage(option + ": expected 0 to 65535, found " + port);
        }
        if (port != 0 && !isFree(port)) {
            throw Refusal.usage(option + " " + port + ": expected a port that is free, found it taken; give another");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

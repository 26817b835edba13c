package dev.heed.console.web;

import dev.heed.model.refusal.Refusal;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Where the server listens, and who gets in.
 *
 * @param host address to bind to
 * @param port to listen on; 0 for any that is free
 * @param names further names of this server in a request's Host, in lower case
 * @param token what whoever comes must know; none where there is none
 * @param users who may come with a password; none where there are none
 * @param feedback whether verdicts are taken
 */
public record Entrance(
        String host,
        int port,
        Set<String> names,
        Optional<String> token,
        Optional<PasswordFile> users,
        boolean feedback) {
    private static final int LEAST_TOKEN = 16;

    /**
     * @throws Refusal of usage when others than this machine could come in unasked, or the token can be guessed
     */
    public Entrance {
        names = Set.copyOf(names);
        if (port < 0 || port > 65_535) {
            throw Refusal.usage("--port: expected 0 to 65535, found " + port);
        }
        token.ifPresent(secret -> {
            if (secret.length() < LEAST_TOKEN) {
                throw Refusal.usage(
                        "--token: expected %d or more characters, found %d; make one with openssl rand -hex 16"
                                .formatted(LEAST_TOKEN, secret.length()));
            }
        });
        if (token.isEmpty() && users.isEmpty() && !isLoopback(host)) {
            throw Refusal.usage("--bind " + host + ": expected --token or --users with an address that others reach,"
                    + " found neither; anybody could read all readings");
        }
    }

    /** This machine alone, any free port. */
    public static Entrance ofThisMachine(int port, boolean feedback) {
        return new Entrance("127.0.0.1", port, Set.of(), Optional.empty(), Optional.empty(), feedback);
    }

    /** Whether only this machine reaches it. */
    boolean isLoopback() {
        return isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw Refusal.usage("--bind: expected an address of this machine, found '" + host + "'")
                    .causedBy(e);
        }
    }

    /** Why nothing can listen there: the address is none of this machine, or the port is taken. */
    Refusal taken(RuntimeException problem) {
        boolean isHere;
        try {
            InetAddress address = InetAddress.getByName(host);
            isHere = address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            isHere = false;
        }
        String line = isHere
                ? "--port %d: expected a port that is free on %s, found it taken; give another".formatted(port, host)
                : "--bind: expected an address of this machine, found '" + host + "'";
        return Refusal.failure(line).causedBy(problem);
    }

    /** Whether someone must say who they are. */
    boolean asks() {
        return token.isPresent() || users.isPresent();
    }
}

package dev.heed.cli.demo;

import java.util.List;

/**
 * A fault that was put into the stream.
 *
 * @param entity whose
 * @param what for people
 * @param startMicros its begin, µs since the epoch
 * @param endMicros its end, µs since the epoch
 * @param channels that a good alert blames
 */
record InjectedFault(String entity, String what, long startMicros, long endMicros, List<String> channels) {
    InjectedFault {
        channels = List.copyOf(channels);
    }
}

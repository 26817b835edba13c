package dev.heed.cli.demo;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.Fault;
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
    /** A pump's fault in a simulation that begins at that time. */
    static InjectedFault of(Fault fault, long firstMicros) {
        return new InjectedFault(
                fault.pump(),
                fault.kind().label(),
                firstMicros + fault.startSecond() * 1_000_000,
                firstMicros + fault.endSecond() * 1_000_000,
                fault.kind().blamed().stream().map(Channel::label).toList());
    }
}

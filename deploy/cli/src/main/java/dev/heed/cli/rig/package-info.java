/**
 * Real processes to break: a Kafka broker and a Flink cluster in JVMs of their own, which can be killed, stopped and
 * started again, and a way to the broker that can be cut.
 *
 * <p>Start with {@link dev.heed.cli.rig.FlinkProcesses} and {@link dev.heed.cli.rig.BrokerProcess}.
 */
@NullMarked
package dev.heed.cli.rig;

import org.jspecify.annotations.NullMarked;

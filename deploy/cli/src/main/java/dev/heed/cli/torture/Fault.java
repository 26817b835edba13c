package dev.heed.cli.torture;

import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.protocol.ApiKeys;

/** What is done to a job. Each returns when the processes are back; whether outputs flow then is for others to see. */
enum Fault {
    /** A TaskManager is killed, at any moment. */
    KILL_TASK_MANAGER((rig, random) -> rig.replaceTaskManager(random, false)),
    /** A TaskManager is killed while a checkpoint is under way. */
    KILL_IN_CHECKPOINT((rig, random) -> {
        rig.awaitCheckpointUnderWay();
        rig.replaceTaskManager(random, false);
    }),
    /** Both TaskManagers are killed when a checkpoint is complete and its transactions wait for their commit. */
    KILL_BEFORE_COMMIT((rig, random) -> {
        rig.proxy().hold(ApiKeys.END_TXN);
        try {
            rig.awaitHeldCommit();
            rig.replaceAllTaskManagers();
        } finally {
            rig.proxy().release(ApiKeys.END_TXN);
        }
    }),
    /** A TaskManager crashes in native code. */
    CRASH_TASK_MANAGER((rig, random) -> rig.replaceTaskManager(random, true)),
    /** A TaskManager hangs for longer than its heartbeats may be missing, and then goes on as if nothing were. */
    STOP_TASK_MANAGER((rig, random) -> rig.stopTaskManager(random, 8 + random.nextInt(8))),
    /** The JobManager is killed; there is no other, and the job is submitted anew from its newest checkpoint. */
    KILL_JOB_MANAGER((rig, random) -> rig.replaceJobManager()),
    /** The broker is killed and started again. */
    KILL_BROKER((rig, random) -> {
        rig.broker().kill();
        restart(rig, random);
    }),
    /** The broker is shut down and started again. */
    RESTART_BROKER((rig, random) -> {
        rig.broker().shutDown();
        restart(rig, random);
    }),
    /** The broker hangs. */
    STOP_BROKER((rig, random) -> {
        rig.broker().pause();
        TimeUnit.SECONDS.sleep(5 + random.nextInt(31));
        rig.broker().resume();
    }),
    /** The broker hangs for longer than its clients keep what they could not send. */
    STOP_BROKER_FOR_MINUTES((rig, random) -> {
        rig.broker().pause();
        TimeUnit.MINUTES.sleep(3);
        rig.broker().resume();
    }),
    /** The broker's disk is full; it ends, and is started again when there is room. */
    FILL_BROKERS_DISK((rig, random) -> {
        rig.broker().fillDisk();
        restart(rig, random);
    }),
    /** The disk of the checkpoints is full for some seconds. */
    FILL_CHECKPOINTS_DISK((rig, random) -> {
        rig.flink().fillDisk();
        TimeUnit.SECONDS.sleep(3 + random.nextInt(8));
        rig.flink().emptyDisk();
    }),
    /** The job's connections to the broker are cut, and none can be made for a while. */
    CUT_CONNECTION((rig, random) -> {
        rig.proxy().cut();
        TimeUnit.SECONDS.sleep(5 + random.nextInt(31));
        rig.proxy().mend();
    }),
    /** A savepoint is taken, and the job goes on from it with another parallelism. */
    RESCALE((rig, random) -> rig.rescale()),
    /** The input gets another partition, which stays empty. */
    ADD_PARTITION((rig, random) -> rig.addPartition()),
    /** A second job with the same transaction prefix is started. */
    SECOND_JOB((rig, random) -> rig.refuseSecondJob()),
    /** Records that no job can take come between the good ones. */
    POISON((rig, random) -> rig.load().poison(random));

    private interface Strike {
        void on(Rig rig, Random random) throws Exception;
    }

    private final transient Strike strike;

    Fault(Strike strike) {
        this.strike = strike;
    }

    /** Strikes, and returns when what was broken is back. */
    void strike(Rig rig, Random random) throws Exception {
        strike.on(rig, random);
    }

    private static void restart(Rig rig, Random random) throws Exception {
        TimeUnit.SECONDS.sleep(random.nextInt(6));
        rig.broker().restart();
        rig.broker().awaitOpen();
    }

    /** As the command line writes it: {@code kill-broker}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

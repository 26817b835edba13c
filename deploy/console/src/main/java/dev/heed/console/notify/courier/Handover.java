package dev.heed.console.notify.courier;

/** What happens when another process takes partitions over. Called by the thread that polls. */
interface Handover {
    /** Before the last commit: what is on its way may still arrive, so that the other does not deliver it again. */
    void begins();

    /** Another process delivers what is in the partition. */
    void gone(int partition);
}

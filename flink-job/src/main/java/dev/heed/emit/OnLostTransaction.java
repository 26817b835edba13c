package dev.heed.emit;

/** What to do when Kafka has aborted a transaction whose checkpoint was complete, so that its outputs are gone. */
public enum OnLostTransaction {
    /** End the job, without restarts, and say from where its input is to be read again. */
    FAIL,
    /** Go on; an ERROR in the log and the counter tell. */
    ALARM
}

package dev.heed.console.feed;

/** Whoever wants to know what the topics bring. Called by one thread. */
public interface Listener {
    /** Steps were scored. */
    void scored(ScoredHop hop);

    /** Steps were weighted. */
    void valued(ValuedHop hop);

    /** A forecast was issued. */
    void forecast(IssuedForecast forecast);

    /** An alert opened, changed or closed. */
    default void alert(Alert alert) {}

    /** A person said something of an alert. */
    default void verdict(Verdict verdict) {}

    /** A record was not taken by the job. */
    default void deadLetter(DeadLetter letter) {}

    /** A record could not be read here. */
    default void unreadable(String topic, String message) {}
}

package dev.heed.console.notify.message;

/** Where a record lies in the topic of alerts. */
public record Place(int partition, long offset) {}

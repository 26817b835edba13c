package dev.heed.emit;

/** How outputs are written. */
public enum OutputFormat {
    /** As the job's encoding has it. */
    AVRO("application/avro"),
    /** As JSON. */
    JSON("application/json");

    private final String contentType;

    OutputFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type of a record's value. */
    String contentType() {
        return contentType;
    }
}

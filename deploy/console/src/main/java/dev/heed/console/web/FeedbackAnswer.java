package dev.heed.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.heed.console.alerts.KnownAlert;
import dev.heed.console.feed.Verdict;
import dev.heed.console.web.FeedbackWriter.Said;
import dev.heed.model.refusal.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/feedback}. */
final class FeedbackAnswer {
    private static final Set<String> VERDICTS = Set.of("REAL", "FALSE", "IGNORE_UNTIL");
    private static final int MOST_NOTE = 1_000;

    private final Sources sources;
    private final @Nullable FeedbackWriter writer;
    private final String csrf;

    /** An answer; without a writer none is taken. */
    FeedbackAnswer(Sources sources, @Nullable FeedbackWriter writer, String csrf) {
        this.sources = sources;
        this.writer = writer;
        this.csrf = csrf;
    }

    void take(Context request) {
        if (writer == null) {
            throw new NotLetIn(
                    HttpStatus.FORBIDDEN, "expected a page that takes verdicts, found one without --allow-feedback");
        }
        byte[] given = String.valueOf(request.header("X-CSRF-Token")).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, csrf.getBytes(StandardCharsets.UTF_8))) {
            throw new NotLetIn(
                    HttpStatus.FORBIDDEN, "expected the page's X-CSRF-Token, found another; load the page again");
        }
        Said said = said(request);
        KnownAlert alert = sources.alerts()
                .find(String.valueOf(said.alert()))
                .orElseThrow(() -> new NotLetIn(
                        HttpStatus.NOT_FOUND, "expected an alert that the topic still holds, found none with that id"));
        Verdict verdict = verdict(said, alert);
        try {
            writer.write(alert.latest().entity(), verdict);
        } catch (Refusal e) {
            throw new NotLetIn(HttpStatus.BAD_GATEWAY, String.valueOf(e.getMessage()));
        }
        sources.alerts().take(verdict);
        Answers.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField(
                    "text", verdict.verdict() + ", said of " + alert.latest().entity());
            json.writeEndObject();
        });
    }

    private static Said said(Context request) {
        try {
            return Json.MAPPER.readValue(request.body(), Said.class);
        } catch (JsonProcessingException e) {
            throw new NotLetIn(
                    HttpStatus.BAD_REQUEST,
                    "expected {alert, entity, verdict, until, note}, found: " + e.getOriginalMessage());
        }
    }

    /** It counts from the newest reading on: one of the past would come too late, one of the clock may never come. */
    private Verdict verdict(Said said, KnownAlert alert) {
        long effective = Math.min(
                System.currentTimeMillis(),
                Math.max(alert.latest().time(), sources.history().newestMicros() / 1_000));
        String kind = said.verdict();
        Long until = said.until();
        if (kind == null || !VERDICTS.contains(kind)) {
            throw new NotLetIn(HttpStatus.BAD_REQUEST, "verdict: expected one of " + VERDICTS + ", found " + kind);
        }
        if (kind.equals("IGNORE_UNTIL") != (until != null) || (until != null && until <= effective)) {
            throw new NotLetIn(
                    HttpStatus.BAD_REQUEST,
                    "until: expected a time after the newest reading with IGNORE_UNTIL alone, found " + until);
        }
        String note = said.note();
        if (note != null && note.length() > MOST_NOTE) {
            throw new NotLetIn(
                    HttpStatus.BAD_REQUEST,
                    "note: expected %d characters at most, found %d".formatted(MOST_NOTE, note.length()));
        }
        return new Verdict(alert.latest().id(), kind, until, note, effective);
    }
}

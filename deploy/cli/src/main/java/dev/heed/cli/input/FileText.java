package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a file's text, and how all of it is encoded.
 *
 * @param encoding name of a {@link Charset}
 * @param sample whole lines from the file's beginning
 * @param found whether the encoding was found out and is not the usual one
 */
record FileText(String encoding, String sample, boolean found) {
    private static final int SAMPLE = 1 << 20;
    /** No text of ISO-8859-1 has them; of windows-1252 they are quotes, dashes and the euro. */
    private static final int FIRST_CONTROL = 0x80;

    private static final int LAST_CONTROL = 0x9f;
    private static final char MARK = '\uFEFF';
    /** Bytes at the sample's end that may be half a character. */
    private static final int HALF = 3;

    /**
     * Reads the beginning of a file.
     *
     * @param encoding null: by its byte order mark, else UTF-8, else ISO-8859-1 or windows-1252
     */
    static FileText of(Path file, @Nullable String encoding) {
        try (InputStream bytes = FileBytes.open(file)) {
            byte[] head = bytes.readNBytes(SAMPLE);
            Charset charset = encoding != null ? named(encoding) : charsetOf(head);
            String text = withoutMark(new String(head, charset));
            boolean whole = head.length < SAMPLE;
            int end = whole ? text.length() : text.lastIndexOf('\n') + 1;
            if (text.indexOf('\0') >= 0) {
                throw Refusal.failure(
                        file + ": expected text, found bytes that are none; is it CSV? another --encoding?");
            }
            return new FileText(
                    charset.name(),
                    end == 0 ? text : text.substring(0, end),
                    encoding == null && !charset.equals(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    private static Charset named(String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Refusal.usage("--encoding: expected a name such as UTF-8, ISO-8859-1 or windows-1252, found '"
                            + encoding + "'")
                    .causedBy(e);
        }
    }

    private static Charset charsetOf(byte[] head) {
        if (head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length > 1 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        for (int cut = 0; cut <= (head.length < SAMPLE ? 0 : HALF); cut++) {
            if (isUtf8(Arrays.copyOf(head, head.length - cut))) {
                return StandardCharsets.UTF_8;
            }
        }
        for (byte one : head) {
            if ((one & 0xff) >= FIRST_CONTROL && (one & 0xff) <= LAST_CONTROL) {
                return Charset.forName("windows-1252");
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    /** Reads a file's text behind its byte order mark and so many lines. */
    static Reader open(Path file, Charset charset, int skip) throws IOException {
        Reader text = new InputStreamReader(FileBytes.open(file), charset);
        if (skip > 0) {
            BufferedReader lines = new BufferedReader(text);
            for (int line = 0; line < skip; line++) {
                lines.readLine();
            }
            return lines;
        }
        PushbackReader whole = new PushbackReader(text);
        int first = whole.read();
        if (first >= 0 && first != MARK) {
            whole.unread(first);
        }
        return whole;
    }
}

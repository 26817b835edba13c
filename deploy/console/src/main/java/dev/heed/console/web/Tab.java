package dev.heed.console.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The stream of events of one tab. Nothing waits in it: what a slow tab did not take yet is not there for it, and the next
 * event tells how things are then. A tab that takes nothing for {@value #STUCK_SECONDS} s is dropped.
 */
final class Tab implements WriteListener, AsyncListener {
    private static final int STUCK_SECONDS = 10;

    private final ServletOutputStream out;
    private final List<View> views;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private boolean ready;
    private boolean mustFlush;
    private boolean ended;
    private long readyNanos = System.nanoTime();
    private int waiting;

    private Tab(ServletOutputStream out, List<View> views) {
        this.out = out;
        this.views = views;
    }

    /** Begins the stream of a request that was put into asynchronous mode. */
    static Tab begin(AsyncContext async, List<View> views) {
        Tab tab = new Tab(output(async), views);
        async.setTimeout(0);
        async.addListener(tab);
        tab.out.setWriteListener(tab);
        return tab;
    }

    private static ServletOutputStream output(AsyncContext async) {
        try {
            return async.getResponse().getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of a tab when it was offered news. */
    enum Fate {
        GOES_ON,
        ENDED,
        STUCK
    }

    /** Bytes at most that were sent and that it did not take yet. */
    synchronized int waiting() {
        return ready || ended ? 0 : waiting;
    }

    /**
     * Sends what changed, if the tab can take it now.
     *
     * @param isRoom whether there is memory for what it may not take at once
     */
    synchronized Fate offer(long nowNanos, boolean isRoom) {
        if (ended) {
            return Fate.ENDED;
        }
        if (!ready) {
            if (nowNanos - readyNanos < TimeUnit.SECONDS.toNanos(STUCK_SECONDS)) {
                return Fate.GOES_ON;
            }
            end();
            return Fate.STUCK;
        }
        if (!isRoom) {
            return Fate.GOES_ON;
        }
        Events events = new Events();
        for (View view : views) {
            view.addTo(events, nowNanos);
        }
        if (!events.isEmpty()) {
            send(events.toBytes());
        }
        return ended ? Fate.ENDED : Fate.GOES_ON;
    }

    private void send(byte[] bytes) {
        try {
            waiting = bytes.length;
            out.write(bytes);
            mustFlush = true;
            flush();
        } catch (IOException | IllegalStateException e) {
            end(); // the tab was closed
        }
    }

    private void flush() throws IOException {
        if (mustFlush && out.isReady()) {
            mustFlush = false;
            out.flush();
        }
        ready = out.isReady();
        if (ready) {
            readyNanos = System.nanoTime();
        }
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        flush();
    }

    /** Ends the stream. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        end.complete(null);
    }

    /** Completes when the stream has ended. */
    CompletableFuture<Void> ended() {
        return end;
    }

    @Override
    public void onError(Throwable problem) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing to do
    }
}

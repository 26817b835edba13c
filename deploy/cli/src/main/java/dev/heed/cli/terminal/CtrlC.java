package dev.heed.cli.terminal;

import org.jline.utils.Signals;

/** Makes Ctrl-C an interrupt, so that a command ends what it began; the second one ends the process at once. */
public final class CtrlC {
    private static volatile boolean pressed;

    private CtrlC() {}

    /** From now on Ctrl-C, and a polite kill, interrupt this thread. */
    public static void interrupts(Thread thread) {
        for (String signal : new String[] {"INT", "TERM"}) {
            Signals.register(signal, () -> {
                Signals.registerDefault(signal);
                pressed = true;
                thread.interrupt();
            });
        }
    }

    /** Whether it was pressed: what fails from then on fails because of it. */
    public static boolean wasPressed() {
        return pressed;
    }
}

package io.apscheduler.cli;

import java.io.PrintWriter;

/** Tells the result of each check in one line, and remembers whether one has failed. Confined to one thread. */
final class Diagnosis {
    private final PrintWriter out;
    private final Screen screen;
    private boolean failed;

    Diagnosis(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** All is well. */
    void ok(String text) {
        tell("green", "ok  ", text);
    }

    /** Somebody should look. */
    void warn(String text) {
        tell("yellow", "warn", text);
    }

    /** Something does not work. */
    void fail(String text) {
        failed = true;
        tell("red", "fail", text);
    }

    private void tell(String colour, String level, String text) {
        out.println(screen.in(colour, level) + "  " + text.strip().replaceAll("\\s*\\R\\s*", " "));
        out.flush();
    }

    /** Whether something does not work. */
    boolean hasFailed() {
        return failed;
    }
}

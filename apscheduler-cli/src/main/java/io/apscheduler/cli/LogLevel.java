package io.apscheduler.cli;

/** How much the program logs. It counts only before the first logger is made, and gives way to a level set by the user. */
final class LogLevel {
    private static final String KEY = "org.slf4j.simpleLogger.defaultLogLevel";

    private LogLevel() {}

    /** Logs the steps of what goes well, too. */
    static void everything() {
        set("debug");
    }

    /** Logs only what somebody should look at. */
    static void problems() {
        set("warn");
    }

    private static void set(String level) {
        if (System.getProperty(KEY) == null) {
            System.setProperty(KEY, level);
        }
    }
}

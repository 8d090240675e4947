package io.apscheduler.cli.crontab;

import java.util.Objects;

/**
 * Something to tell about a line.
 *
 * @param line its number in the file, from 1
 * @param text what is wrong with it, or worth knowing
 */
public record LineNote(int line, String text) {
    /** Checks the parts. */
    public LineNote {
        Objects.requireNonNull(text, "text");
    }
}

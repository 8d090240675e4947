package io.apscheduler.cli.crontab;

import java.util.List;

/**
 * What a crontab file says.
 *
 * @param entries the lines that run something, in their order
 * @param wrong the lines that were left out, and why
 * @param remarks what is worth knowing about lines that were understood
 */
public record Crontab(List<CrontabEntry> entries, List<LineNote> wrong, List<LineNote> remarks) {
    /** Copies the lists. */
    public Crontab {
        entries = List.copyOf(entries);
        wrong = List.copyOf(wrong);
        remarks = List.copyOf(remarks);
    }
}

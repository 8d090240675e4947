package io.apscheduler.job;

import io.apscheduler.job.Explanation.Owner;
import io.apscheduler.job.Explanation.Trouble;
import io.apscheduler.job.Explanation.Upcoming;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An {@link Explanation} as a few lines of text. */
final class ExplanationText {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendPattern(" zzz")
            .toFormatter(Locale.ENGLISH);

    private ExplanationText() {}

    static String of(Explanation what) {
        List<String> lines = new ArrayList<>();
        Job job = what.job();
        lines.add("Job \"" + job.id() + "\" (" + job.name() + ") in job store \"" + job.store() + "\": "
                + what.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        lines.add("  " + what.reason());
        what.remarks().forEach(remark -> lines.add("  " + remark));
        Owner owner = what.owner();
        if (owner != null) {
            lines.add("  Held by: node " + owner.node() + (owner.isThisNode() ? " (this one)" : "")
                    + (owner.leaseUntil() == null ? "" : ", its lease holds until " + owner.leaseUntil()));
        }
        if (!what.next().isEmpty()) {
            String times = what.next().stream().map(ExplanationText::time).collect(Collectors.joining(", "));
            lines.add("  " + (job.state() == JobState.PAUSED ? "Next fire times if resumed: " : "Next fire times: ")
                    + times);
        }
        Trouble trouble = what.trouble();
        if (trouble != null) {
            lines.add("  Last trouble: " + trouble.text());
        }
        return String.join("\n", lines);
    }

    private static String time(Upcoming upcoming) {
        String time = TIME.format(upcoming.fireTime());
        return upcoming.jitter().isZero()
                ? time
                : time + " (runs " + upcoming.jitter().toMillis() / 1e3 + " s later by its jitter)";
    }
}

package io.apscheduler.cli;

import io.apscheduler.job.Job;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Prints jobs as a table: when each runs next, its id, and two columns more. Immutable.
 *
 * @param zone the zone of the times
 * @param schedule the title of the third column
 * @param scheduleOf its text
 * @param action the title of the fourth column
 * @param actionOf its text
 */
record JobTable(
        ZoneId zone, String schedule, Function<Job, String> scheduleOf, String action, Function<Job, String> actionOf) {
    private static final int MOST_ROWS = 20;

    /** Prints the jobs that run first, and how many more there are. */
    void print(List<Job> jobs, PrintWriter out) {
        if (jobs.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NEXT RUN (" + zone.getId() + ")", "JOB", schedule, action));
        jobs.stream()
                .sorted(Comparator.comparing((Job job) -> job.nextFireTime().orElse(Instant.MAX)))
                .limit(MOST_ROWS)
                .forEach(job -> rows.add(row(job)));
        Columns.UNBOUNDED.lines(rows).forEach(out::println);
        if (jobs.size() > MOST_ROWS) {
            out.println("  … and " + (jobs.size() - MOST_ROWS) + " more");
        }
    }

    private List<String> row(Job job) {
        String next = job.nextFireTime()
                .map(time -> FireTimeText.toTheSecond(time, zone))
                .orElseGet(() -> job.state().name().toLowerCase(Locale.ROOT));
        return List.of(next, job.id(), scheduleOf.apply(job), actionOf.apply(job));
    }
}

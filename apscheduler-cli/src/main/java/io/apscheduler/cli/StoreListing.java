package io.apscheduler.cli;

import io.apscheduler.job.Job;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Prints the jobs of one store as a table: when each runs next, how it stands, what it is. Immutable.
 *
 * @param zone the zone of the times
 * @param screen what it is printed on
 * @param limit the most jobs to show
 * @param orphans which jobs are named by no file any more
 */
record StoreListing(ZoneId zone, Screen screen, int limit, Predicate<Job> orphans) {
    private static final int STATE = 2;

    /** Id, time and state. */
    private static final int FIRM = 3;

    /** Prints the first jobs, and tells how many more there are. */
    void print(String store, Stream<Job> jobs, String none, PrintWriter out) {
        out.println("Jobstore " + store + ":");
        List<Job> shown = new ArrayList<>();
        Iterator<Job> all = jobs.iterator();
        while (shown.size() < limit && all.hasNext()) {
            shown.add(all.next());
        }
        if (shown.isEmpty()) {
            out.println("    " + none);
            return;
        }
        table(shown, out);
        long more = 0;
        for (; all.hasNext(); all.next()) {
            more++;
        }
        if (more > 0) {
            out.println("  … and " + more + " more (--limit 0 shows all)");
        }
    }

    private void table(List<Job> jobs, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "NEXT RUN (" + zone.getId() + ")", "STATE", "RUNS", "TRIGGER", "TASK"));
        jobs.forEach(job -> rows.add(row(job)));
        List<Integer> widths = new Columns(screen.width(), FIRM).widths(rows);
        out.println(Columns.line(rows.get(0), widths));
        for (int i = 0; i < jobs.size(); i++) {
            Job job = jobs.get(i);
            out.println(coloured(Columns.line(rows.get(i + 1), widths), job, widths));
            job.quarantineReason()
                    .ifPresent(reason -> out.println(Columns.shortened("      " + reason, screen.width())));
        }
    }

    private List<String> row(Job job) {
        return List.of(
                job.id(),
                job.nextFireTime()
                        .map(time -> FireTimeText.toTheSecond(time, zone))
                        .orElse("-"),
                state(job),
                Long.toString(job.runCount()),
                JobText.trigger(job),
                JobText.task(job));
    }

    private String state(Job job) {
        return JobText.state(job.state()) + (orphans.test(job) ? ", orphaned" : "");
    }

    private String coloured(String line, Job job, List<Integer> widths) {
        String state = JobText.state(job.state());
        int start = widths.get(0) + widths.get(1) + 2 * (STATE + 1);
        if (!line.startsWith(state, start)) {
            return line;
        }
        return line.substring(0, start)
                + JobText.coloured(job.state(), screen)
                + line.substring(start + state.length());
    }
}

package io.apscheduler.cli;

import io.apscheduler.job.Coalesce;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.SchedulerException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints all about one job, a line for each part, and what can be done where it does not run. Immutable.
 *
 * @param zone the zone of the times
 * @param screen what it is printed on
 * @param words how commands are worded
 * @param orphaned whether the file that the job came from no longer names it
 */
record JobSheet(ZoneId zone, Screen screen, CommandWords words, boolean orphaned) {
    private static final int TITLES = 16;

    /** Prints the job. */
    void print(Job job, PrintWriter out) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("id", job.id());
        lines.put("name", job.name());
        lines.put("store", job.store());
        lines.put("state", JobText.coloured(job.state(), screen));
        job.quarantineReason().ifPresent(reason -> lines.put("reason", reason));
        lines.put("next run", nextRun(job));
        lines.put("fire times so far", Long.toString(job.runCount()));
        lines.put("trigger", JobText.trigger(job));
        lines.put("task", JobText.task(job));
        try {
            options(job, job.spec(), lines);
        } catch (SchedulerException unreadable) {
            lines.put("options", "(cannot be read)");
        }
        job.origin().ifPresent(origin -> lines.put("origin", origin + (orphaned ? ", which no longer names it" : "")));
        lines.forEach((title, text) ->
                out.println(title + " ".repeat(Math.max(1, TITLES + 2 - title.length())) + text));
        String advice = advice(job);
        if (!advice.isEmpty()) {
            out.println();
            out.println(advice);
        }
    }

    private String nextRun(Job job) {
        return job.nextFireTime().map(time -> FireTimeText.of(time, zone)).orElse("none");
    }

    private static void options(Job job, JobSpec spec, Map<String, String> lines) {
        int arguments = job.task().arguments().size();
        lines.put("arguments", arguments == 0 ? "none" : arguments + ", not shown");
        lines.put("executor", spec.executor());
        lines.put("priority", Integer.toString(spec.priority()));
        spec.misfireGraceTime().ifPresent(grace -> lines.put("grace time", JobText.grace(grace)));
        lines.put("coalesce", spec.coalesce().orElse(Coalesce.NONE).name().toLowerCase(Locale.ROOT));
        lines.put("max instances", Integer.toString(spec.maxInstances().orElse(1)));
        spec.maxRuns().ifPresent(runs -> lines.put("max runs", Long.toString(runs)));
        spec.timeout().map(Duration::toString).ifPresent(timeout -> lines.put("timeout", timeout));
        spec.retry().ifPresent(retry -> lines.put("retry", retry.toString()));
        lines.put("at most once", spec.isAtMostOnce() ? "yes" : "no");
    }

    private String advice(Job job) {
        return switch (job.state()) {
            case PAUSED -> "Fire times pass it by until it is resumed: " + words.of("resume", job.id());
            case QUARANTINED -> "It is kept but not run. When the reason is mended: " + words.of("requeue", job.id());
            case RUNNING -> "A node has it in hand, and counts the fire time when the run has ended.";
            case FINISHED -> "It has no further fire time, and goes when its last run has ended.";
            case SCHEDULED, PENDING -> "";
        };
    }
}

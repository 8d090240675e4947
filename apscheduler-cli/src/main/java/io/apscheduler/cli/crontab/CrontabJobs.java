package io.apscheduler.cli.crontab;

import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Task;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes jobs of the lines of a crontab, with the options that come nearest to what a cron daemon does. Immutable.
 *
 * <p>A daemon starts the commands of a minute within that minute and never later: hence a grace time of a minute, and one
 * run where several times are due. It does not ask whether the previous run has ended: hence many instances, though not
 * without limit, so that a command that hangs cannot fill the machine.
 */
public final class CrontabJobs {
    /** How late a command may start. */
    public static final Duration GRACE = Duration.ofMinutes(1);

    /** How many runs of one line may go on at once. */
    public static final int MOST_INSTANCES = 100;

    private final Function<CrontabEntry, Task> tasks;

    /**
     * Makes jobs of any kind of task.
     *
     * @param tasks what each line runs: its command, except in tests
     */
    public CrontabJobs(Function<CrontabEntry, Task> tasks) {
        this.tasks = Objects.requireNonNull(tasks, "tasks");
    }

    /** Makes jobs that run the lines' commands. */
    public static CrontabJobs runningCommands() {
        return new CrontabJobs(entry -> Task.command(entry.command()));
    }

    /** One job for each line, its id the line's. */
    public List<JobSpec> of(Crontab crontab) {
        return crontab.entries().stream().map(this::job).toList();
    }

    private JobSpec job(CrontabEntry entry) {
        return JobSpec.of(tasks.apply(entry), entry.trigger())
                .id(entry.id())
                .name(entry.id())
                .misfireGraceTime(GRACE)
                .coalesce(Coalesce.LATEST)
                .maxInstances(MOST_INSTANCES);
    }
}

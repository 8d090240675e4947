package io.apscheduler.cli;

import io.apscheduler.job.Callee;
import io.apscheduler.job.Command;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.JobState;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.util.Locale;

/** Writes parts of jobs for people; also of those whose stored form cannot be read. */
final class JobText {
    private static final String UNREADABLE = "(cannot be read)";

    private JobText() {}

    /** A state as it is written for people, and in JSON. */
    static String state(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The same in the colour that says whether somebody should look. */
    static String coloured(JobState state, Screen screen) {
        return switch (state) {
            case QUARANTINED -> screen.in("red", state(state));
            case PAUSED -> screen.in("yellow", state(state));
            case RUNNING -> screen.in("green", state(state));
            case SCHEDULED, PENDING, FINISHED -> state(state);
        };
    }

    static String trigger(Job job) {
        try {
            return Triggers.describe(job.trigger());
        } catch (SchedulerException quarantined) {
            return UNREADABLE;
        }
    }

    /** What is called, without its arguments, which may hold secrets. */
    static String task(Job job) {
        try {
            Callee callee = job.task().callee();
            return callee instanceof Command command ? program(command) : callee.toString();
        } catch (SchedulerException quarantined) {
            return UNREADABLE;
        }
    }

    /** A grace time as properties files write it. */
    static String grace(Duration grace) {
        return grace.equals(JobSpec.NO_LIMIT) ? "none" : grace.toString();
    }

    private static String program(Command command) {
        return command.shortName() + (command.shell() != null || command.words().size() > 1 ? " …" : "");
    }
}

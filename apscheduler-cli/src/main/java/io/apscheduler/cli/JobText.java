package io.apscheduler.cli;

import io.apscheduler.job.Callee;
import io.apscheduler.job.Command;
import io.apscheduler.job.Job;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.trigger.Triggers;

/** Writes parts of jobs for people; also of those whose stored form cannot be read. */
final class JobText {
    private static final String UNREADABLE = "(cannot be read)";

    private JobText() {}

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

    private static String program(Command command) {
        return command.shortName() + (command.shell() != null || command.words().size() > 1 ? " …" : "");
    }
}

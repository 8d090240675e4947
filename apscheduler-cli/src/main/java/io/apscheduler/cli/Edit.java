package io.apscheduler.cli;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobState;
import io.apscheduler.job.Jobs;
import java.time.ZoneId;

/** What the command line can do to stored jobs, one by one. */
enum Edit {
    PAUSE(
            "pause",
            "Stops the schedules of jobs, on every node.",
            "Fire times that pass until the job is resumed are neither missed nor caught up. A run in progress goes on.") {
        @Override
        String apply(Jobs jobs, Job job, ZoneId zone) {
            if (job.state() == JobState.PAUSED) {
                return JobsChange.named(job) + " is paused already.";
            }
            return "Paused " + JobsChange.named(jobs.pauseJob(job)) + ".";
        }
    },

    RESUME("resume", "Lets paused jobs go on.", "A job goes on with its first fire time from now.") {
        @Override
        String apply(Jobs jobs, Job job, ZoneId zone) {
            if (job.state() != JobState.PAUSED) {
                return JobsChange.named(job) + " is not paused.";
            }
            return "Resumed " + JobsChange.named(jobs.resumeJob(job)) + next(jobs, job, zone) + ".";
        }
    },

    CANCEL(
            "cancel",
            "Cancels the runs of jobs that are under way.",
            "Runs that have begun are interrupted, on whichever node, those that wait never begin, and retries are given up."
                    + " The job goes on with its schedule. A node hears of it after a third of its lease at the latest.") {
        @Override
        String apply(Jobs jobs, Job job, ZoneId zone) {
            return jobs.cancel(job)
                    ? "Cancelled the runs of " + JobsChange.named(job) + "."
                    : "No run of " + JobsChange.named(job) + " is under way.";
        }
    },

    REMOVE(
            "remove",
            "Removes jobs.",
            "A run in progress ends as it began. What a properties file names comes back when a scheduler starts with it.") {
        @Override
        String apply(Jobs jobs, Job job, ZoneId zone) {
            jobs.unschedule(job);
            return "Removed " + JobsChange.named(job) + ".";
        }
    },

    REQUEUE(
            "requeue",
            "Lifts the quarantine of jobs.",
            "A job goes on with its first fire time from now, or is run once, now, if its last one has passed meanwhile.") {
        @Override
        String apply(Jobs jobs, Job job, ZoneId zone) {
            if (job.state() != JobState.QUARANTINED) {
                return JobsChange.named(job) + " is not quarantined.";
            }
            return "Requeued " + JobsChange.named(jobs.requeue(job)) + next(jobs, job, zone) + ".";
        }
    };

    private final String command;
    private final String header;
    private final String description;

    Edit(String command, String header, String description) {
        this.command = command;
        this.header = header;
        this.description = description;
    }

    /** The command's name. */
    String command() {
        return command;
    }

    /** What it does, in one line. */
    String header() {
        return header;
    }

    /** What else there is to know. */
    String description() {
        return description;
    }

    /** Does it, and tells what was done. */
    abstract String apply(Jobs jobs, Job job, ZoneId zone);

    private static String next(Jobs jobs, Job before, ZoneId zone) {
        return jobs.job(before.store(), before.id())
                .flatMap(Job::nextFireTime)
                .map(time -> ", next run at " + FireTimeText.of(time, zone))
                .orElse("");
    }
}

package io.apscheduler.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The options of a job beside id, name and store; zero and null stand for "not given". Equal options may be shared. */
record JobOptions(
        String executor,
        @Nullable Duration misfireGraceTime,
        @Nullable Coalesce coalesce,
        long maxRuns,
        int maxInstances,
        ConflictPolicy onConflict,
        int priority,
        boolean atMostOnce,
        @Nullable Duration timeout,
        @Nullable Retry retry) {

    static final int USUAL_PRIORITY = 5;
    static final JobOptions NONE =
            new JobOptions(JobSpec.DEFAULT, null, null, 0, 0, ConflictPolicy.FAIL, USUAL_PRIORITY, false, null, null);

    Builder toBuilder() {
        return new Builder(this);
    }

    /** The same options with one of them changed. */
    static final class Builder {
        private String executor;
        private @Nullable Duration misfireGraceTime;
        private @Nullable Coalesce coalesce;
        private long maxRuns;
        private int maxInstances;
        private ConflictPolicy onConflict;
        private int priority;
        private boolean atMostOnce;
        private @Nullable Duration timeout;
        private @Nullable Retry retry;

        Builder(JobOptions from) {
            executor = from.executor;
            misfireGraceTime = from.misfireGraceTime;
            coalesce = from.coalesce;
            maxRuns = from.maxRuns;
            maxInstances = from.maxInstances;
            onConflict = from.onConflict;
            priority = from.priority;
            atMostOnce = from.atMostOnce;
            timeout = from.timeout;
            retry = from.retry;
        }

        Builder executor(String value) {
            executor = value;
            return this;
        }

        Builder misfireGraceTime(Duration value) {
            misfireGraceTime = value;
            return this;
        }

        Builder coalesce(Coalesce value) {
            coalesce = value;
            return this;
        }

        Builder maxRuns(long value) {
            maxRuns = value;
            return this;
        }

        Builder maxInstances(int value) {
            maxInstances = value;
            return this;
        }

        Builder onConflict(ConflictPolicy value) {
            onConflict = value;
            return this;
        }

        Builder priority(int value) {
            priority = value;
            return this;
        }

        Builder atMostOnce(boolean value) {
            atMostOnce = value;
            return this;
        }

        Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        Builder retry(Retry value) {
            retry = value;
            return this;
        }

        JobOptions build() {
            return new JobOptions(
                    executor,
                    misfireGraceTime,
                    coalesce,
                    maxRuns,
                    maxInstances,
                    onConflict,
                    priority,
                    atMostOnce,
                    timeout,
                    retry);
        }
    }
}

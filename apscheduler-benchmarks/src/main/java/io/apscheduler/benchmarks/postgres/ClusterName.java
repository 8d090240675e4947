package io.apscheduler.benchmarks.postgres;

/** Who takes part with PostgreSQL. */
public enum ClusterName {
    /** This project. */
    OURS("APScheduler"),
    /** db-scheduler. */
    DB_SCHEDULER("db-scheduler"),
    /** Quartz. */
    QUARTZ("Quartz"),
    /** JobRunr. */
    JOBRUNR("JobRunr");

    private final String label;

    ClusterName(String label) {
        this.label = label;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }

    /** Makes one, without tables or nodes. */
    public Cluster create() {
        return switch (this) {
            case OURS -> new OurCluster();
            case DB_SCHEDULER -> new DbSchedulerCluster();
            case QUARTZ -> new QuartzCluster();
            case JOBRUNR -> new JobRunrCluster();
        };
    }
}

package io.apscheduler.benchmarks.contender;

/** Who takes part. */
public enum ContenderName {
    /** This project, one call for each job. */
    OURS("APScheduler"),
    /** This project, a thousand jobs to a call. */
    OURS_IN_BATCHES("APScheduler, batches of 1,000"),
    /** This project with ten listeners. */
    OURS_LISTENED("10 listeners"),
    /** The JDK's own. */
    JDK("ScheduledThreadPoolExecutor"),
    /** Wisp. */
    WISP("Wisp"),
    /** Netty's wheel and a pool. */
    NETTY("Netty wheel"),
    /** Quartz in memory. */
    QUARTZ("Quartz"),
    /** JobRunr in memory. */
    JOBRUNR("JobRunr"),
    /** A JVM that schedules nothing. */
    BARE_JVM("JVM alone"),
    /** A JVM that makes an injector. */
    GUICE("JVM and a Guice injector");

    private final String label;

    ContenderName(String label) {
        this.label = label;
    }

    /** What tables call it. */
    public String label() {
        return label;
    }

    /** Makes one, not started. Only the classes of that one are loaded. */
    public Contender create() {
        return switch (this) {
            case OURS -> new Ours(1, 0);
            case OURS_IN_BATCHES -> new Ours(1_000, 0);
            case OURS_LISTENED -> new Ours(1, 10);
            case JDK -> new JdkTimer();
            case WISP -> new WispScheduler();
            case NETTY -> new NettyWheel();
            case QUARTZ -> new QuartzScheduler();
            case JOBRUNR -> new JobRunrServer();
            case BARE_JVM -> Floor.JVM;
            case GUICE -> Floor.GUICE;
        };
    }
}

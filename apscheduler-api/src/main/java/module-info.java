/** The interfaces and records that users, stores, triggers and executors share. */
module io.apscheduler.api {
    requires static transitive org.jspecify;

    exports io.apscheduler;
    exports io.apscheduler.event;
    exports io.apscheduler.job;
    exports io.apscheduler.spi;
    exports io.apscheduler.trigger;

    uses io.apscheduler.SchedulerProvider;
    uses io.apscheduler.trigger.TriggerProvider;
}

/** The scheduler itself, with its built-in triggers and executors. */
module io.apscheduler.engine {
    requires io.apscheduler.api;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.google.common; // Guice's, which as an automatic module cannot ask for it itself
    requires com.google.guice;
    requires jakarta.inject;
    requires org.slf4j;

    opens io.apscheduler.engine.assembly to
            com.google.guice;

    uses io.apscheduler.spi.JobExecutorProvider;
    uses io.apscheduler.spi.JobStoreProvider;

    provides io.apscheduler.SchedulerProvider with
            io.apscheduler.engine.assembly.EngineProvider;
    provides io.apscheduler.spi.JobExecutorProvider with
            io.apscheduler.engine.executor.ThreadPoolProvider,
            io.apscheduler.engine.executor.VirtualThreadsProvider;
    provides io.apscheduler.trigger.TriggerProvider with
            io.apscheduler.engine.trigger.AllOfTriggerProvider,
            io.apscheduler.engine.trigger.AnyOfTriggerProvider,
            io.apscheduler.engine.trigger.CalendarIntervalTriggerProvider,
            io.apscheduler.engine.trigger.DateTriggerProvider,
            io.apscheduler.engine.trigger.IntervalTriggerProvider,
            io.apscheduler.engine.trigger.cron.CronTriggerProvider,
            io.apscheduler.engine.trigger.cron.CrontabTriggerProvider,
            io.apscheduler.engine.trigger.cron.QuartzCronTriggerProvider;
}

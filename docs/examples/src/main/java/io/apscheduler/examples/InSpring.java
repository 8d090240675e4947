package io.apscheduler.examples;

import io.apscheduler.Scheduler;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** A Spring application: its own schedules, and a scheduler as one of its beans. */
public final class InSpring {
    private InSpring() {}

    /** Methods that Spring runs. */
    public static class Reports {
        // region scheduled
        @Scheduled(cron = "0 30 5 * * MON-FRI", zone = "Europe/Berlin")
        public void report() {
            System.out.println("report");
        }

        @Scheduled(fixedRate = 30, timeUnit = TimeUnit.MINUTES)
        public void check() {
            System.out.println("checked");
        }
        // endregion
    }

    /** Has a scheduler for a bean. */
    @Configuration
    public static class Beans {
        // region bean
        @Bean(initMethod = "start", destroyMethod = "shutdown")
        Scheduler scheduler(ApplicationContext beans) {
            return Scheduler.builder()
                    .properties(Path.of("scheduler.properties"))
                    .instances(beans::getBean)
                    .build();
        }
        // endregion
    }
}

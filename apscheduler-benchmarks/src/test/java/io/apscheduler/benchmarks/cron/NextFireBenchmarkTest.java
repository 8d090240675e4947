package io.apscheduler.benchmarks.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextFireBenchmarkTest {
    @Test
    void walksAThousandFireTimes() {
        NextFireBenchmark benchmark = new NextFireBenchmark();
        benchmark.prepare();
        // 1,000 times five minutes are three days, eleven hours and twenty minutes
        assertThat(benchmark.walk()).isEqualTo(Optional.of(Instant.parse("2026-01-04T11:20:00Z")));
    }

    @Test
    void beginsAgainWhereThereAreFewer() {
        NextFireBenchmark benchmark = new NextFireBenchmark();
        benchmark.calculator = Calculator.CRON_UTILS;
        benchmark.schedule = CronCase.LEAP_DAY;
        benchmark.prepare();
        assertThat(benchmark.walk().toString()).startsWith("20");
    }
}

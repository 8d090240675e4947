package io.apscheduler.benchmarks.cron;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Walks a thousand fire times. Where there are fewer, it begins again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NextFireBenchmark {
    private static final int FIRES = 1_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Whose. */
    @Param("OURS")
    public Calculator calculator = Calculator.OURS;

    /** Of what. */
    @Param("EVERY_5_MINUTES")
    public CronCase schedule = CronCase.EVERY_5_MINUTES;

    /** Where. */
    @Param("UTC")
    public String zone = "UTC";

    private Walk<?> walk = new OurWalk(schedule, ZoneId.of(zone));

    /** Reads the expression, which is not measured. */
    @Setup
    public void prepare() {
        walk = calculator.walk(schedule, ZoneId.of(zone)).orElseThrow();
    }

    /** Returns the last fire time, so that none can be left out. */
    @Benchmark
    @OperationsPerInvocation(FIRES)
    public Object walk() {
        return walk(walk);
    }

    private static <T> T walk(Walk<T> walk) {
        T start = walk.from(START);
        T time = start;
        for (int i = 0; i < FIRES; i++) {
            T next = walk.next(time);
            time = next == null ? start : next;
        }
        return time;
    }
}

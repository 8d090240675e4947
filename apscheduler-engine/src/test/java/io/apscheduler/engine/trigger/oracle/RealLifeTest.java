package io.apscheduler.engine.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules that people have fire as the oracle says, through a year with its clock changes. */
final class RealLifeTest {

    private static final Instant FROM = Instant.parse("2023-12-30T00:00:00Z");
    private static final Instant TO = Instant.parse("2025-01-02T00:00:00Z");
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut")
            .map(ZoneId::of)
            .toList();

    /** Where the fields are named: nightly jobs, office hours, trading sessions, ends of months and of quarters. */
    static Stream<Map<String, String>> fields() {
        return Stream.of(
                Map.of("day_of_week", "mon-fri", "hour", "5", "minute", "30"),
                Map.of("day_of_week", "mon-fri", "hour", "8-16/2"),
                Map.of("day_of_week", "0-4", "hour", "9-11,13-14", "minute", "*/5"),
                Map.of("day_of_week", "mon", "hour", "9", "minute", "28"),
                Map.of("day_of_week", "sat,sun", "hour", "*/4"),
                Map.of("day_of_week", "6", "hour", "3"),
                Map.of("month", "6-8,11-12", "day", "3rd fri", "hour", "0-3"),
                Map.of("month", "1-3,7-9", "day", "last sun", "hour", "0-3"),
                Map.of("month", "*/3", "day", "last", "hour", "23", "minute", "55"),
                Map.of("day", "1st mon", "hour", "8"),
                Map.of("day", "2nd tue", "hour", "19"),
                Map.of("day", "4th thu", "month", "11"),
                Map.of("day", "last fri", "hour", "16", "minute", "45"),
                Map.of("day", "1,15", "hour", "2", "minute", "30"),
                Map.of("day", "last", "hour", "23", "minute", "59", "second", "59"),
                Map.of("week", "*/2", "day_of_week", "wed", "hour", "12"),
                Map.of("hour", "2", "minute", "30"),
                Map.of("hour", "0", "minute", "0", "second", "1"),
                Map.of("hour", "*", "minute", "0", "second", "0"),
                Map.of("hour", "9-17", "minute", "0,30"),
                Map.of("minute", "*/10", "second", "5"),
                Map.of("minute", "59", "second", "45"),
                Map.of("year", "2024", "month", "3", "day", "22", "hour", "17", "minute", "19", "second", "7"),
                Map.of("year", "*", "month", "12", "day", "24-26", "hour", "18"));
    }

    static Stream<String> crontabs() {
        try (InputStream lines = RealLifeTest.class.getResourceAsStream("crontabs.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areManyAndDistinct() {
        assertThat(crontabs()).hasSizeGreaterThan(120).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource
    void fields(Map<String, String> fields) {
        RandomGenerator random = new SplittableRandom(Effort.SEED);
        for (ZoneId zone : ZONES) {
            new Agreement(Subject.cron(fields, zone), FROM, TO).walk().probe(random, 50);
        }
    }

    @ParameterizedTest
    @MethodSource
    void crontabs(String line) {
        RandomGenerator random = new SplittableRandom(Effort.SEED);
        for (ZoneId zone : ZONES) {
            Subject subject = Subject.crontab(line, zone);
            new Agreement(subject, FROM, TO).walk().probe(random, 20);
        }
    }
}

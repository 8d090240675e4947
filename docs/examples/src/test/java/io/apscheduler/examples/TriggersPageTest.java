package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.Trigger;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import io.apscheduler.trigger.Triggers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the page about triggers to its word: computes every fire time and every message that it shows. */
class TriggersPageTest {

    private static final Pattern ON_DAY = Pattern.compile("<!-- fires on (\\S+) in (\\S+) -->");
    private static final Pattern FIRST = Pattern.compile("<!-- fires first after (\\S+) in (\\S+) -->");
    private static final Pattern REFUSED = Pattern.compile("<!-- refused -->");
    private static final Pattern ROW = Pattern.compile("\\| `(?<spec>[^`]+)` \\| (?<cell>[^|]+?) \\|.*");
    private static final Pattern SPEC = Pattern.compile("(?<type>\\w+)\\[(?<options>.*)]");
    private static final Pattern OPTION = Pattern.compile("([\\w.]+)='([^']*)'");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mmxxx");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    static Stream<Arguments> rows() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        String mark = "";
        for (String line : Files.readAllLines(Repository.ROOT.resolve("docs/triggers.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !mark.isEmpty()) {
                rows.add(Arguments.of(mark, row.group("spec"), row.group("cell")));
            } else if (line.startsWith("<!-- ")) {
                mark = line;
            } else if (!line.startsWith("|")) {
                mark = line.isBlank() ? mark : "";
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void showsWhatHappens(String mark, String spec, String cell) {
        assertThat(actual(mark, spec(spec), cell)).isEqualTo(cell);
    }

    @Test
    void hasTables() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(30);
    }

    private static String actual(String mark, TriggerSpec spec, String cell) {
        Matcher day = ON_DAY.matcher(mark);
        if (day.matches()) {
            return onDay(spec, LocalDate.parse(day.group(1)), ZoneId.of(day.group(2)));
        }
        Matcher first = FIRST.matcher(mark);
        if (first.matches()) {
            return first(spec, LocalDate.parse(first.group(1)), ZoneId.of(first.group(2)), cell.split(", ").length);
        }
        return REFUSED.matcher(mark).matches() ? refusal(spec) : "unknown mark " + mark;
    }

    private static TriggerSpec spec(String text) {
        Matcher form = SPEC.matcher(text);
        assertThat(form.matches()).as(text).isTrue();
        Map<String, String> options = new HashMap<>();
        OPTION.matcher(form.group("options")).results().forEach(o -> options.put(o.group(1), o.group(2)));
        return Triggers.of(form.group("type"), options);
    }

    private static String onDay(TriggerSpec spec, LocalDate day, ZoneId zone) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(2 * 86_400);
        Trigger trigger = Triggers.compile(spec, zone, start);
        String times = Triggers.fireTimes(trigger, start)
                .map(time -> time.atZone(zone))
                .takeWhile(time -> !time.toLocalDate().isAfter(day))
                .filter(time -> time.toLocalDate().equals(day))
                .map(TIME::format)
                .collect(Collectors.joining(", "));
        return times.isEmpty() ? "not at all" : times;
    }

    private static String first(TriggerSpec spec, LocalDate day, ZoneId zone, int count) {
        Instant start = day.atStartOfDay(zone).toInstant();
        String times = Triggers.fireTimes(Triggers.compile(spec, zone, start), start)
                .limit(count)
                .map(time -> DATE_TIME.format(time.atZone(zone)))
                .collect(Collectors.joining(", "));
        return times.isEmpty() ? "never" : times;
    }

    private static String refusal(TriggerSpec spec) {
        try {
            Triggers.compile(spec);
            return "accepted";
        } catch (TriggerSpecException refused) {
            return refused.problem().replaceFirst("\\. Allowed: .*", "");
        }
    }

    @Test
    void showsSpecsThatCompile() {
        Instant created = Instant.parse("2026-11-22T10:00:00Z");
        List<TriggerSpec> specs = Stream.of(
                        TriggerSpecs.dates(created, ZonedDateTime.now()),
                        TriggerSpecs.intervals(),
                        TriggerSpecs.crons(),
                        TriggerSpecs.crontabs(),
                        TriggerSpecs.quartzCrons(),
                        TriggerSpecs.calendarIntervals(),
                        TriggerSpecs.combinations())
                .flatMap(List::stream)
                .toList();

        assertThat(specs)
                .allSatisfy(spec -> assertThat(Triggers.compile(spec, ZoneOffset.UTC, created)
                                .next(Optional.empty(), created.minusSeconds(86_400)))
                        .isPresent());
        assertThat(TriggerSpecs.sameInText()).isTrue();
        assertThat(TriggerSpecs.preview()).hasSize(3);
        assertThat(TriggerSpecs.compiled().next(Optional.empty(), created))
                .contains(Instant.parse("2026-11-23T04:00:00Z"));
    }
}

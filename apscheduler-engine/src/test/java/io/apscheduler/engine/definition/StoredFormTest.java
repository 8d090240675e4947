package io.apscheduler.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.apscheduler.job.JobSpec;
import io.apscheduler.spi.Definition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was stored stays readable: the file of each format version is never changed, only added to. */
class StoredFormTest {
    private static Map<String, String> stored(int version) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream file = StoredFormTest.class.getResourceAsStream("stored-v" + version + ".tsv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(parts -> texts.put(parts[0], parts[1]));
        }
        return texts;
    }

    private static JobDefinition read(String text) {
        return JobDefinition.of(Definition.of(text, "a name", "default", 5, null), "an-id", "default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nightly-report | Task[com.acme.Reports::daily, 5 arguments]"
                        + " | cron[day_of_week='mon-fri', hour='5', minute='30'] | PT1S NONE",
                "structured-arguments | Task[com.acme.Reports::send, 2 arguments]"
                        + " | crontab[expression='*/5 * * * *', timezone='America/New_York'] | PT1S NONE",
                "java-time-and-bytes | Task[com.acme.Reports::span, 7 arguments]"
                        + " | interval[hours='6', start_date='2026-01-01 00:00'] | PT1S NONE",
                "named-task | Task[task named cleanup] | date[run_date='2026-12-24 18:00'] | none LATEST 1 runs",
                "command | Task[command /usr/bin/backup with 2 arguments] | calendar_interval[months='1', hour='3'] | PT1S NONE once PT10M",
                "combined | Task[com.acme.Cleanup]"
                        + " | any_of[cron[hour='1'], cron[day='last fri', hour='22']]"
                        + " | PT1H EARLIEST exponential 3 PT10S max PT1M",
            })
    void isReadAsItWasMeant(String name, String task, String trigger, String options) throws IOException {
        JobSpec spec = read(stored(1).get(name)).spec("an-id");

        assertThat(spec.task()).hasToString(task);
        assertThat(spec.trigger()).hasToString(trigger);
        assertThat(options(spec)).isEqualTo(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightly-report",
                "structured-arguments",
                "java-time-and-bytes",
                "named-task",
                "command",
                "combined"
            })
    void isWrittenAsItWasRead(String name) throws IOException {
        String text = stored(1).get(name);

        assertThat(read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":2,\"task\":{}}", "{\"v\":\"1.5\"}", "{}"})
    void isNotGuessedWhereItsVersionIsUnknown(String text) {
        assertThatExceptionOfType(UnreadableDefinitionException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("format version")
                .withMessageContaining("reads only 1");
    }

    private static String options(JobSpec spec) {
        StringBuilder text = new StringBuilder();
        spec.misfireGraceTime().ifPresent(grace -> text.append(grace.equals(JobSpec.NO_LIMIT) ? "none" : grace));
        spec.coalesce().ifPresent(coalesce -> text.append(' ').append(coalesce));
        spec.maxRuns().ifPresent(runs -> text.append(' ').append(runs).append(" runs"));
        text.append(spec.isAtMostOnce() ? " once" : "");
        spec.timeout().ifPresent(timeout -> text.append(' ').append(timeout));
        spec.retry().ifPresent(retry -> text.append(' ').append(retry));
        return text.toString();
    }
}

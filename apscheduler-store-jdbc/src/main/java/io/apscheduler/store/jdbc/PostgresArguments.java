package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The values of statements, by the names of their parameters; of many records as an array of each column. Immutable. */
record PostgresArguments(Texts texts) {
    private static final Standing NOTHING = new Standing(0, 0, 0, false, null, null);

    /** The values of an edit. */
    Map<String, Object> edit(int scheduler, JobRecord record) {
        Values values = Values.of(record.definition(), texts);
        Standing standing = record.standing();
        Map<String, Object> named = new HashMap<>();
        named.put("scheduler", scheduler);
        named.put("id", record.id());
        named.put("fence", record.fence());
        named.put("definition", values.definition());
        named.put("name", values.name());
        named.put("executor", values.executor());
        named.put("priority", record.definition().priority());
        put(named, "origin", values.origin());
        named.put("nextFire", standing.nextFire());
        named.put("due", standing.due());
        named.put("runs", standing.runs());
        named.put("paused", standing.paused() ? 1 : 0);
        put(named, "quarantine", Texts.repaired(standing.quarantine()));
        put(named, "state", Values.state(standing));
        return named;
    }

    private static void put(Map<String, Object> named, String name, @Nullable String value) {
        if (value != null) {
            named.put(name, value);
        }
    }

    /** New records with their texts; those that follow one another often share their definition. */
    List<NewRow> rows(List<JobRecord> records) {
        List<NewRow> rows = new ArrayList<>(records.size());
        NewRow last = null;
        for (JobRecord record : records) {
            last = last != null && last.record().definition() == record.definition()
                    ? new NewRow(record, last.values())
                    : new NewRow(record, Values.of(record.definition(), texts));
            rows.add(last);
        }
        return rows;
    }

    /** A record to be added, and its texts, which are made but once. */
    record NewRow(JobRecord record, Values values) {
        String id() {
            return record.id();
        }
    }

    /** The values of new records. */
    Map<String, Object> values(List<NewRow> rows) {
        Map<String, Object> named = standings(rows, row -> row.record().standing());
        named.put("ids", array(rows, row -> texts.key("id", row.id())));
        named.put("fences", numbers(rows, row -> row.record().fence()));
        named.put("definitions", array(rows, row -> row.values().definition()));
        named.put("names", array(rows, row -> row.values().name()));
        named.put("executors", array(rows, row -> row.values().executor()));
        named.put("origins", array(rows, row -> row.values().origin()));
        named.put("priorities", numbers(rows, row -> row.record().definition().priority()));
        return named;
    }

    /** The values of an exchange. */
    Map<String, Object> exchange(int scheduler, ExchangeRequest request) {
        List<Completion> completions = request.completions();
        Map<String, Object> named = standings(
                completions, each -> each instanceof Completion.Advance advance ? advance.standing() : NOTHING);
        named.put("scheduler", scheduler);
        named.put("node", texts.key("node", request.node()));
        named.put("lease", request.leaseMicros());
        named.put("ahead", request.lookAheadMicros());
        named.put("ids", array(completions, Completion::id));
        named.put("fences", numbers(completions, Completion::fence));
        named.put("kinds", numbers(completions, PostgresArguments::kind));
        List<Map.Entry<String, Integer>> open = request.capacity().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .toList();
        named.put("executors", array(open, Map.Entry::getKey));
        named.put("rooms", numbers(open, Map.Entry::getValue));
        named.put("declined", request.declined().toArray(String[]::new));
        return named;
    }

    private static long kind(Completion completion) {
        if (completion instanceof Completion.Advance advance) {
            return advance.keep() ? 2 : 1;
        }
        return 0;
    }

    private static <T> Map<String, Object> standings(List<T> of, Function<T, Standing> standing) {
        Map<String, Object> named = new HashMap<>();
        named.put("nextFires", numbers(of, each -> standing.apply(each).nextFire()));
        named.put("dues", numbers(of, each -> standing.apply(each).due()));
        named.put("runs", numbers(of, each -> standing.apply(each).runs()));
        named.put("paused", numbers(of, each -> standing.apply(each).paused() ? 1 : 0));
        named.put(
                "quarantines",
                array(of, each -> Texts.repaired(standing.apply(each).quarantine())));
        named.put("states", array(of, each -> Values.state(standing.apply(each))));
        return named;
    }

    private static <T> @Nullable String[] array(List<T> of, Function<T, @Nullable String> part) {
        @Nullable String[] parts = new String[of.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.apply(of.get(i));
        }
        return parts;
    }

    private static <T> Long[] numbers(List<T> of, ToLongFunction<T> part) {
        Long[] parts = new Long[of.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part.applyAsLong(of.get(i));
        }
        return parts;
    }
}

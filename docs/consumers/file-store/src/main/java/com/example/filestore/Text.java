package com.example.filestore;

import static java.lang.Boolean.parseBoolean;
import static java.lang.Integer.parseInt;
import static java.lang.Long.parseLong;

import io.apscheduler.spi.Definition;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import io.apscheduler.spi.Standing.StateText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

// region text
/** Jobs as lines of text: fields between tabs, in which tabs, ends of lines and backslashes are escaped; null is {@code \0}. */
final class Text {
    private Text() {}

    static List<String> write(Jobs jobs) {
        List<String> lines = new ArrayList<>();
        jobs.records.values().forEach(record -> lines.add(line(record)));
        jobs.leases.forEach((node, lease) -> lines.add(line("lease", node, lease.until(), lease.isOver())));
        jobs.notices.forEach((node, ids) -> ids.forEach(id -> lines.add(line("notice", node, id))));
        return lines;
    }

    private static String line(JobRecord record) {
        Definition d = record.definition();
        Standing s = record.standing();
        String state = s.state() == null ? null : s.state().text();
        String asked = line("job", record.id(), d.text(), d.name(), d.executor(), d.priority(), d.origin());
        String stands = line(s.nextFire(), s.due(), s.runs(), s.paused(), s.quarantine(), state);
        return asked + "\t" + stands + "\t" + line(record.revision(), record.owner(), record.fence());
    }

    private static String line(Object... fields) {
        return Stream.of(fields).map(Text::escaped).collect(Collectors.joining("\t"));
    }

    private static String escaped(Object field) {
        String text = String.valueOf(field).replace("\\", "\\\\").replace("\t", "\\t");
        return field == null ? "\\0" : text.replace("\n", "\\n").replace("\r", "\\r");
    }

    static Jobs read(List<String> lines) {
        Jobs jobs = new Jobs();
        for (int i = 0; i < lines.size(); i++) {
            try {
                Stream<String> fields = Stream.of(lines.get(i).split("\t", -1)).map(Text::unescaped);
                read(jobs, fields.toArray(String[]::new));
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "line " + (i + 1) + " is damaged. Bring the file back from a backup.", e);
            }
        }
        return jobs;
    }

    private static String unescaped(String field) {
        return field.equals("\\0") ? null : field.translateEscapes();
    }

    private static void read(Jobs jobs, String[] f) {
        switch (f[0]) {
            case "job" -> jobs.records.put(f[1], job(f));
            case "lease" -> jobs.leases.put(f[1], new Lease(parseLong(f[2]), parseBoolean(f[3])));
            case "notice" ->
                jobs.notices
                        .computeIfAbsent(f[1], node -> new LinkedHashSet<>())
                        .add(f[2]);
            default -> throw new IllegalArgumentException(f[0]);
        }
    }

    private static JobRecord job(String[] f) {
        Definition asked = Definition.of(f[2], f[3], f[4], parseInt(f[5]), f[6]);
        StateText state = f[12] == null ? null : StateText.of(f[12]);
        Standing at =
                new Standing(parseLong(f[7]), parseLong(f[8]), parseLong(f[9]), parseBoolean(f[10]), f[11], state);
        return new JobRecord(f[1], asked, at, parseLong(f[13]), f[14], parseLong(f[15]));
    }
}
// endregion

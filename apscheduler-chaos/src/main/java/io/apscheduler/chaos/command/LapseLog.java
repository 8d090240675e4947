package io.apscheduler.chaos.command;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a node's log when its lease had lapsed, of which no event tells. */
final class LapseLog {
    /** How the time is written. */
    static final String FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

    private static final Pattern LINE = Pattern.compile("(\\S+) .*This node's lease in job store .* lapsed.*");

    private LapseLog() {}

    static List<Entry> read(Path log, String node, MachineTime time) throws IOException {
        List<Entry> lapses = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> lapses.add(lapse(line.group(1), node, time)));
        }
        return lapses;
    }

    private static Entry lapse(String text, String node, MachineTime time) {
        OffsetDateTime when = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        long micros = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, when.toInstant());
        return Entry.of(Mark.LAPSED, time.at(micros), node, "");
    }
}

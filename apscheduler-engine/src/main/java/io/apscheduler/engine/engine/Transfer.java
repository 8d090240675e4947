package io.apscheduler.engine.engine;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.definition.JobDefinition;
import io.apscheduler.engine.definition.JobSnapshot;
import io.apscheduler.engine.engine.JobBook.Entry;
import io.apscheduler.engine.event.Events;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Notes;
import io.apscheduler.engine.transfer.JobLine;
import io.apscheduler.event.SchedulerEvent.JobAdded;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.ImportReport;
import io.apscheduler.job.JobConflictException;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.job.UnreadableJobException;
import io.apscheduler.spi.JobQuery;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.Standing;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings jobs from one store to another, as lines of text. Thread-safe. */
final class Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

    private final NewRecords records;
    private final Edits edits;
    private final Events events;

    Transfer(NewRecords records, Edits edits, Events events) {
        this.records = records;
        this.edits = edits;
        this.events = events;
    }

    /** The jobs of a store as lines, less those of which nothing is left but a run under way. */
    static Stream<String> lines(OpenStore store) {
        return JobBook.stream(store, null)
                .map(entry -> JobLine.of(entry.record()))
                .filter(line -> !isOver(line, store))
                .map(JobLine::text);
    }

    private static boolean isOver(JobLine line, OpenStore store) {
        if (line.isOver()) {
            LOG.warn(
                    "Job \"{}\" of store \"{}\" is left out: nothing is left of it but runs under way.",
                    line.id(),
                    store.alias());
        }
        return line.isOver();
    }

    /** Reads the lines, and looks which of their ids the store has. */
    ImportReport check(OpenStore store, List<String> lines) {
        List<String> ids = List.copyOf(read(store, lines).keySet());
        if (store.store().list(JobQuery.first(1)).isEmpty()) {
            return new ImportReport(ids, List.of());
        }
        return new ImportReport(
                ids,
                ids.stream().filter(id -> store.store().find(id).isPresent()).toList());
    }

    /** Adds the jobs of the lines, all of which are read before. */
    ImportReport add(OpenStore store, List<String> lines, ConflictPolicy policy) {
        Map<String, JobRecord> imported = read(store, lines);
        List<JobRecord> there = store.store().add(List.copyOf(imported.values()));
        Set<String> taken = new HashSet<>();
        there.forEach(record -> taken.add(record.id()));
        imported.values().stream()
                .filter(record -> !taken.contains(record.id()))
                .forEach(record -> tell(store, record));
        List<String> inOrder =
                imported.keySet().stream().filter(taken::contains).toList();
        if (policy == ConflictPolicy.FAIL && !inOrder.isEmpty()) {
            throw new JobConflictException(store.alias(), inOrder);
        }
        if (policy == ConflictPolicy.REPLACE) {
            there.forEach(record -> replace(new Entry(store, record), imported));
        }
        return new ImportReport(List.copyOf(imported.keySet()), inOrder);
    }

    private void replace(Entry there, Map<String, JobRecord> imported) {
        Optional.ofNullable(imported.get(there.record().id())).ifPresent(record -> edits.replace(there, record));
    }

    private void tell(OpenStore store, JobRecord record) {
        long now = store.now();
        events.publish(new JobAdded(Micros.instant(now), new JobSnapshot(store.alias(), record, now)));
        store.dispatcher().added(record.standing().due());
    }

    /** The jobs of the lines; one that fired during the export may have two, of which the later is the truer. */
    private Map<String, JobRecord> read(OpenStore store, List<String> lines) {
        Map<String, JobRecord> imported = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            try {
                JobRecord record = record(store, JobLine.parse(lines.get(i)));
                imported.put(record.id(), record);
            } catch (IllegalArgumentException | SchedulerException refused) {
                throw new UnreadableJobException(i, withoutStop(String.valueOf(refused.getMessage())), refused);
            }
        }
        return imported;
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private JobRecord record(OpenStore store, JobLine line) {
        if (line.isOver()) {
            throw new IllegalArgumentException("it has no next fire time, so nothing is left to be run");
        }
        long due = line.quarantine() == null
                ? due(line, JobDefinition.of(line.definition(), line.id(), store.alias()))
                : NEVER;
        Standing standing = new Standing(
                line.nextFire(),
                due,
                line.runs(),
                line.paused(),
                line.quarantine(),
                line.pending().orNull());
        return JobRecord.of(line.id(), line.definition(), standing);
    }

    private long due(JobLine line, JobDefinition definition) {
        Notes pending = line.pending();
        long due = line.paused() || line.nextFire() == NEVER ? NEVER : delayed(line, definition);
        for (Notes.Retrial retrial : pending.retries()) {
            due = line.paused() ? due : Math.min(due, retrial.due());
        }
        for (long request : pending.requests()) {
            due = Math.min(due, request);
        }
        return due;
    }

    /** The next fire time and its jitter; where the type of the trigger is unknown here, the fire time alone. */
    private long delayed(JobLine line, JobDefinition definition) {
        try {
            return records.times(definition, line.id()).due(line.nextFire());
        } catch (IllegalArgumentException unknownHere) {
            return line.nextFire();
        }
    }
}

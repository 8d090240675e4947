package io.apscheduler.store.mongo;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeReply.Change;
import io.apscheduler.spi.ExchangeReply.Claim;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.store.mongo.Attendance.Presence;
import io.apscheduler.store.mongo.Candidates.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One exchange, of three calls at most: one that renews the lease and tells the time, one that finds what is due and reads what
 * others have changed, one that writes completions and claims. A fourth is needed only if others change a record between these
 * calls whose completion is among what is written. Confined to the thread that holds the tenure's lock.
 */
final class Exchange {
    private final Parts parts;
    private final ExchangeRequest request;
    private final Tenure tenure;
    private final Batch batch;

    /** The documents that others have changed, as far as they were read. */
    private final Map<String, Document> seen = new HashMap<>();

    /** The records that were completed, but stay with an owner who is dead. */
    private final Set<String> left = new HashSet<>();

    Exchange(Parts parts, ExchangeRequest request, Tenure tenure) {
        this.parts = parts;
        this.request = request;
        this.tenure = tenure;
        this.batch = parts.candidates().batch();
    }

    /** What an exchange works with. */
    record Parts(Attendance attendance, Estates estates, Candidates candidates, Records records, Graves graves) {}

    ExchangeReply run() {
        Presence presence = parts.attendance().renew(request, tenure);
        parts.estates().settle(presence.roll());
        long now = presence.roll().now();
        boolean held = presence.leaseHeld();
        long horizon = now + Math.min(request.lookAheadMicros(), NEVER - 1 - now);
        List<String> notices = presence.told();
        Choice choice = held ? parts.candidates().choose(request, horizon, Notice.ids(notices)) : Choice.NOTHING;
        seen.putAll(choice.told());
        if (!choice.whole()) {
            notices = notices.stream()
                    .filter(notice -> seen.containsKey(Notice.id(notice)))
                    .toList();
        }
        List<String> told = Notice.ids(notices);
        write(choice, held);
        List<String> refused = refused(Set.copyOf(told), held);
        List<Claim> claims = claims(choice);
        List<Change> changes = changes(told, refused, claims, held);
        long nextDue = held ? nextDue(choice, Set.copyOf(refused), now) : now;
        tenure.told = notices;
        return new ExchangeReply(held, claims, refused, changes, nextDue, now);
    }

    private void write(Choice choice, boolean held) {
        request.completions().forEach(completion -> batch.complete(completion, held));
        choice.claims().forEach(document -> batch.claim(document, request.node()));
        batch.send();
        parts.graves().add(batch.strays());
    }

    /** Tells which completions were not applied, and sees to it that their records are known as they are now. */
    private List<String> refused(Set<String> told, boolean held) {
        List<Completion> failed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Completion completion : request.completions()) {
            if (!batch.isApplied(completion.id())) {
                failed.add(completion);
            } else if (completion instanceof Completion.Remove) {
                removed.add(parts.records().keys().of(completion.id()));
            }
        }
        parts.graves().add(removed);
        if (held) {
            List<String> unknown = failed.stream()
                    .filter(completion -> !told.contains(completion.id()) || isAsExpected(completion))
                    .map(Completion::id)
                    .toList();
            seen.keySet().removeAll(unknown);
            seen.putAll(batch.read(unknown));
        }
        return failed.stream()
                .filter(completion -> !wasFreed(completion, held) || !completeFreed(completion))
                .map(Completion::id)
                .toList();
    }

    /** Whether a record, as it was last read, has the fence that a completion of it demands. */
    private boolean isAsExpected(Completion completion) {
        Document document = seen.get(completion.id());
        return document != null && document.getLong(Field.FENCE) == completion.fence();
    }

    private boolean wasFreed(Completion completion, boolean held) {
        return held && Batch.keeps(completion) && isAsExpected(completion);
    }

    private boolean completeFreed(Completion completion) {
        boolean applied = batch.completeFreed(completion);
        if (applied) {
            left.add(completion.id());
        }
        return applied;
    }

    private List<Claim> claims(Choice choice) {
        List<Claim> claims = new ArrayList<>();
        for (Document document : choice.claims()) {
            if (batch.isWon(document)) {
                JobRecord record = parts.records().claimed(document, request.node());
                claims.add(new Claim(record, deadOwnerLease(document)));
                tenure.executors.put(record.id(), record.definition().executor());
            }
        }
        return claims;
    }

    private static long deadOwnerLease(Document document) {
        Long lapsed = document.getLong(Field.LAPSED);
        return lapsed == null ? NEVER : lapsed;
    }

    private List<Change> changes(List<String> told, List<String> refused, List<Claim> claims, boolean held) {
        Map<String, Completion> applied = new HashMap<>();
        request.completions().forEach(completion -> applied.put(completion.id(), completion));
        refused.forEach(applied::remove);
        Set<String> changed = new LinkedHashSet<>(told);
        changed.addAll(refused);
        claims.forEach(claim -> changed.remove(claim.record().id()));
        List<Change> changes = new ArrayList<>();
        for (String id : changed) {
            JobRecord record = held ? own(id, applied.get(id)) : null;
            changes.add(new Change(id, record));
            if (record == null) {
                tenure.executors.remove(id);
            } else {
                tenure.executors.put(id, record.definition().executor());
            }
        }
        return changes;
    }

    /** The record if this node owns it now, after what it has just completed. */
    private @Nullable JobRecord own(String id, @Nullable Completion applied) {
        Document document = seen.get(id);
        if (document == null || Records.isGone(document) || !request.node().equals(document.getString(Field.OWNER))) {
            return null;
        }
        if (applied == null) {
            return parts.records().record(document);
        }
        return applied instanceof Completion.Advance advance && advance.keep()
                ? parts.records().completed(document, advance)
                : null;
    }

    /** The least due time of what the search left and of what is released; now, if others were quicker: theirs may be free again. */
    private long nextDue(Choice choice, Set<String> refused, long now) {
        boolean outrun = !choice.claims().stream().allMatch(batch::isWon);
        long next = outrun ? Math.min(choice.nextDue(), now) : choice.nextDue();
        Set<String> declined = new HashSet<>(request.declined());
        for (Completion completion : request.completions()) {
            boolean released = !Batch.keeps(completion) || left.contains(completion.id());
            if (released && !refused.contains(completion.id())) {
                String executor = tenure.executors.remove(completion.id());
                boolean served = executor == null
                        ? request.capacity().values().stream().anyMatch(room -> room > 0)
                        : request.capacity().getOrDefault(executor, 0) > 0;
                if (served && completion instanceof Completion.Advance advance && !declined.contains(completion.id())) {
                    next = Math.min(next, advance.standing().due());
                }
            }
        }
        return next;
    }
}

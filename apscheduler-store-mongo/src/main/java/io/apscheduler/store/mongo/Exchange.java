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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * One exchange: a call that renews the lease and tells the time, one that finds what is due, one that writes completions and
 * claims. A fourth reads what became of the records concerned, if the answers leave that open or others have changed some.
 * Confined to the thread that holds the tenure's lock.
 */
final class Exchange {
    private final Parts parts;
    private final ExchangeRequest request;
    private final Tenure tenure;
    private final Batch batch;

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
        Choice choice = held ? parts.candidates().choose(request, horizon, tenure.pace) : new Choice(List.of(), NEVER);
        List<String> told = presence.told().stream().map(Notice::id).toList();
        write(choice, held, told);
        List<String> refused = refused();
        List<Claim> claims = claims(choice);
        List<Change> changes = changes(told, refused, claims, held);
        long nextDue = held ? nextDue(choice, Set.copyOf(refused)) : now;
        tenure.told = presence.told();
        return new ExchangeReply(held, claims, refused, changes, nextDue, now);
    }

    private void write(Choice choice, boolean held, List<String> told) {
        request.completions().forEach(completion -> batch.complete(completion, held));
        choice.claims().forEach(document -> batch.claim(document, request.node()));
        batch.send();
        batch.look(told);
    }

    private List<String> refused() {
        List<String> refused = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Completion completion : request.completions()) {
            if (!batch.isApplied(completion.id()) && !batch.release(completion)) {
                refused.add(completion.id());
            } else if (completion instanceof Completion.Remove) {
                removed.add(parts.records().keys().of(completion.id()));
            }
        }
        parts.graves().add(removed);
        return refused;
    }

    private List<Claim> claims(Choice choice) {
        List<Claim> claims = new ArrayList<>();
        for (Document document : choice.claims()) {
            String id = parts.records().id(document);
            Document after = batch.after().get(id);
            if (after == null ? batch.isWhole() : isOwn(after)) {
                JobRecord record = after == null
                        ? parts.records().claimed(document, request.node())
                        : parts.records().record(after);
                claims.add(new Claim(record, deadOwnerLease(document)));
                tenure.executors.put(id, record.definition().executor());
            }
        }
        return claims;
    }

    private static long deadOwnerLease(Document document) {
        Long lapsed = document.getLong(Field.LAPSED);
        return lapsed == null ? NEVER : lapsed;
    }

    private boolean isOwn(Document document) {
        return !Records.isGone(document) && request.node().equals(document.getString(Field.OWNER));
    }

    private List<Change> changes(List<String> told, List<String> refused, List<Claim> claims, boolean held) {
        Set<String> changed = new LinkedHashSet<>(told);
        changed.addAll(refused);
        claims.forEach(claim -> changed.remove(claim.record().id()));
        List<Change> changes = new ArrayList<>();
        for (String id : changed) {
            Document after = batch.after().get(id);
            JobRecord record =
                    held && after != null && isOwn(after) ? parts.records().record(after) : null;
            changes.add(new Change(id, record));
            if (record == null) {
                tenure.executors.remove(id);
            } else {
                tenure.executors.put(id, record.definition().executor());
            }
        }
        return changes;
    }

    /** The least due time of what the search left, of what was lost to other nodes but is free again, and of what is released. */
    private long nextDue(Choice choice, Set<String> refused) {
        long next = choice.nextDue();
        for (Document document : choice.claims()) {
            Document after = batch.after().get(parts.records().id(document));
            if (after != null && after.getLong(Field.READY) != null) {
                next = Math.min(next, Candidates.ready(after));
            }
        }
        Set<String> declined = new HashSet<>(request.declined());
        for (Completion completion : request.completions()) {
            boolean released = !(completion instanceof Completion.Advance advance && advance.keep());
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

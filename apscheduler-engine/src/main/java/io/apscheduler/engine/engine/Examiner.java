package io.apscheduler.engine.engine;

import io.apscheduler.Examination;
import io.apscheduler.Examination.Kind;
import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.definition.UnknownHereException;
import io.apscheduler.engine.definition.UnreadableDefinitionException;
import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.time.ClockOffset;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks at a store and all of its jobs, and changes nothing: to ask the time it is a node for a moment, one that takes no jobs.
 * Confined to one call.
 */
final class Examiner {
    private final OpenStore store;
    private final Definitions definitions;
    private final Set<String> executors;
    private final Duration lease;

    Examiner(OpenStore store, Definitions definitions, Set<String> executors, Duration lease) {
        this.store = store;
        this.definitions = definitions;
        this.executors = executors;
        this.lease = lease;
    }

    Examination examine(InstantSource clock) {
        long before = Micros.floor(clock.instant());
        long told = storeTime();
        long after = Micros.floor(clock.instant());
        Findings findings = new Findings();
        long[] count = {0};
        JobBook.stream(store, null).forEach(entry -> {
            look(entry.record(), findings);
            count[0]++;
        });
        findings.unserved(store.store().unserved(Set.of(), told - Micros.of(lease)));
        Duration offset = Duration.of(ClockOffset.between(before, told, after), ChronoUnit.MICROS);
        return new Examination(store.alias(), count[0], offset, findings.all());
    }

    private long storeTime() {
        JobStore open = store.store();
        String node = "examiner-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        ExchangeReply reply =
                open.exchange(new ExchangeRequest(node, Micros.of(lease), List.of(), Map.of(), Set.of(), 0));
        open.leave(node);
        return reply.now();
    }

    private void look(JobRecord record, Findings findings) {
        String quarantine = record.standing().quarantine();
        if (quarantine != null) {
            findings.add(Kind.QUARANTINED, quarantine, record.id());
            return;
        }
        if (!executors.contains(record.definition().executor())) {
            findings.add(Kind.EXECUTOR, record.definition().executor(), record.id());
        }
        try {
            definitions.ready(record.definition(), record.id(), store.alias());
        } catch (UnknownHereException unknown) {
            findings.add(Kind.UNKNOWN_HERE, String.valueOf(unknown.getMessage()), record.id());
        } catch (UnreadableDefinitionException unreadable) {
            findings.add(Kind.UNREADABLE, String.valueOf(unreadable.getMessage()), record.id());
        }
    }

    /** What was found, by its reason: a few ids of each, so that any number of jobs takes the same memory. */
    private static final class Findings {
        private static final int MOST_REASONS = 100;
        private static final int MOST_IDS = 5;
        private static final String OTHERS = "other reasons";

        private final Map<Kind, Map<String, Group>> groups = new EnumMap<>(Kind.class);

        private static final class Group {
            private final List<String> ids = new ArrayList<>();
            private long count;
        }

        void add(Kind kind, String reason, String id) {
            Map<String, Group> ofKind = groups.computeIfAbsent(kind, any -> new LinkedHashMap<>());
            String key = ofKind.containsKey(reason) || ofKind.size() < MOST_REASONS ? reason : OTHERS;
            Group group = ofKind.computeIfAbsent(key, any -> new Group());
            group.count++;
            if (group.ids.size() < MOST_IDS) {
                group.ids.add(id);
            }
        }

        void unserved(Set<String> aliases) {
            Map<String, Group> ofKind = new TreeMap<>();
            aliases.forEach(alias -> ofKind.put(alias, new Group()));
            groups.put(Kind.UNSERVED, ofKind);
        }

        List<Examination.Finding> all() {
            List<Examination.Finding> all = new ArrayList<>();
            groups.forEach((kind, ofKind) -> ofKind.forEach(
                    (reason, group) -> all.add(new Examination.Finding(kind, reason, group.count, group.ids))));
            return all;
        }
    }
}

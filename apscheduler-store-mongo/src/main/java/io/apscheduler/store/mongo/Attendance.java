package io.apscheduler.store.mongo;

import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.store.mongo.Snapshot.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes that exchange through this process, and their leases. Thread-safe. */
final class Attendance {
    private final Roll roll;
    private final Map<String, Tenure> tenures = new ConcurrentHashMap<>();

    Attendance(Roll roll) {
        this.roll = roll;
    }

    /**
     * A node at the beginning of an exchange.
     *
     * @param leaseHeld whether its lease held and has been renewed
     * @param told what others have changed, as it stands in the roll
     */
    record Presence(Snapshot roll, boolean leaseHeld, List<String> told) {}

    Tenure tenure(String node) {
        return tenures.computeIfAbsent(node, name -> new Tenure());
    }

    /** Renews a node's lease, or makes one for a node never seen. The caller holds the tenure's lock. */
    Presence renew(ExchangeRequest request, Tenure tenure) {
        if (tenure.dead) {
            return lapsed(roll.look(), tenure);
        }
        if (!tenure.answered) {
            Optional<Snapshot> entered = roll.enter(request.node(), request.leaseMicros());
            if (entered.isPresent()) {
                return present(entered.get(), request, tenure);
            }
            Snapshot before = roll.look();
            Entry own = Roll.living(before, request.node());
            if (own == null) {
                return lapsed(before, tenure);
            }
            tenure.until = own.until();
        }
        Optional<Snapshot> renewed = roll.renew(request.node(), request.leaseMicros(), tenure.told);
        if (renewed.isEmpty()) {
            return lapsed(roll.look(), tenure);
        }
        if (tenure.until <= renewed.get().now()) {
            renewed.get().find(request.node()).ifPresent(roll::bury);
            return lapsed(roll.look(), tenure);
        }
        return present(renewed.get(), request, tenure);
    }

    private static Presence present(Snapshot now, ExchangeRequest request, Tenure tenure) {
        tenure.told = List.of();
        tenure.until = now.now() + request.leaseMicros();
        List<String> told = now.find(request.node()).map(Entry::told).orElse(List.of());
        return new Presence(now, true, told);
    }

    private static Presence lapsed(Snapshot now, Tenure tenure) {
        tenure.dead = true;
        return new Presence(now, false, List.of());
    }
}

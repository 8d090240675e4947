package io.apscheduler.chaos.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which faults happen when: a function of the seed.
 *
 * <p>Faults of different nodes may overlap; what all nodes suffer is alone. After the last one everything has time to come
 * to rest. Each kind that was asked for comes once before any comes twice, as far as time allows.
 *
 * @param nodes how many nodes there are
 * @param leaseMillis how long a lease holds
 * @param millis how long there are fire times
 */
public record FaultPlan(Set<FaultKind> kinds, int nodes, long leaseMillis, long millis) {
    private static final int CLOCK_MILLIS = 60_000;
    private static final int MOST_RESETS = 5;

    /** The faults, by when they begin. */
    public List<Fault> faults(long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        List<FaultKind> deck = new ArrayList<>();
        long at = leaseMillis;
        while (!kinds.isEmpty()) {
            if (deck.isEmpty()) {
                deck.addAll(shuffled(random, faults.isEmpty()));
            }
            if (deck.isEmpty()) {
                break;
            }
            FaultKind kind = deck.remove(0);
            Fault fault = fault(kind, at, random);
            fault = after(lastOf(faults, fault), fault);
            if (fault.endMillis() > millis - 3 * leaseMillis) {
                break;
            }
            faults.add(fault);
            at = fault.atMillis() + between(random, leaseMillis / 2, 2 * leaseMillis);
        }
        faults.sort(Comparator.comparingLong(Fault::atMillis));
        return List.copyOf(faults);
    }

    /** A new version comes once in a run. */
    private List<FaultKind> shuffled(Random random, boolean isFirst) {
        List<FaultKind> left = new ArrayList<>(kinds.stream().sorted().toList());
        if (!isFirst) {
            left.remove(FaultKind.ROLL);
        }
        List<FaultKind> deck = new ArrayList<>();
        while (!left.isEmpty()) {
            deck.add(left.remove(random.nextInt(left.size())));
        }
        return deck;
    }

    private Fault fault(FaultKind kind, long at, Random random) {
        int node = kind.isOfAll() ? 0 : 1 + random.nextInt(nodes);
        long length = switch (kind) {
            case KILL -> between(random, leaseMillis / 5, 2 * leaseMillis);
            case STOP, FREEZE -> between(random, 6 * leaseMillis / 5, 5 * leaseMillis / 2);
            case RESTART -> between(random, leaseMillis / 10, 3 * leaseMillis / 2);
            case RESET, FULL -> leaseMillis;
            case DELAY, CLOCK -> 2 * leaseMillis;
            case ROLL -> nodes * 2L * leaseMillis;
        };
        int amount = switch (kind) {
            case RESET -> 1 + random.nextInt(MOST_RESETS);
            case DELAY -> (int) between(random, leaseMillis / 60, leaseMillis / 12);
            case CLOCK -> random.nextBoolean() ? CLOCK_MILLIS : -CLOCK_MILLIS;
            default -> 0;
        };
        return new Fault(kind, node, at, length, amount);
    }

    /** When all is over that must be over before this one: what is done to the same node, or to all of them. */
    private long lastOf(List<Fault> faults, Fault next) {
        return faults.stream()
                .filter(each -> each.node() == next.node() || each.node() == 0 || next.node() == 0)
                .mapToLong(each -> each.endMillis() + leaseMillis)
                .max()
                .orElse(0);
    }

    private static Fault after(long earliest, Fault fault) {
        return new Fault(
                fault.kind(), fault.node(), Math.max(earliest, fault.atMillis()), fault.lengthMillis(), fault.amount());
    }

    private static long between(Random random, long least, long most) {
        return least + random.nextLong(Math.max(1, most - least));
    }
}

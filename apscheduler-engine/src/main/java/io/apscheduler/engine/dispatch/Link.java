package io.apscheduler.engine.dispatch;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.engine.time.Ticker;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.JobStoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The link of this node with one store: its incarnation and lease, the pace of exchanges, and the waits after failures.
 * Confined to the dispatcher's thread, but for what is said to be thread-safe.
 */
final class Link {
    /** How long before they are due records are claimed, so that a local timer starts them. */
    static final long LOOK_AHEAD_MICROS = 100_000;

    /** The least time between two exchanges while work goes on: batches gather meanwhile. */
    private static final long PACE_NANOS = Duration.ofMillis(50).toNanos();

    /** The same for a store in memory, where an exchange costs microseconds. */
    private static final long PACE_IN_MEMORY_NANOS = Duration.ofMillis(1).toNanos();

    private static final long FIRST_WAIT_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(5).toNanos();
    /** Where nobody else can see the store no lease can lapse: a suspended machine is late, not dead. */
    private static final long ENDLESS_LEASE_MICROS = Long.MAX_VALUE / 8;

    private final JobStore store;
    private final StoreClock clock;
    private final ClockAlarm clockAlarm;
    private final Ticker ticker;
    private final LongSupplier chance;
    private final String node;
    private final long leaseMicros;
    private final long paceNanos;
    private final boolean timeJumps;
    private final AtomicLong nextDue = new AtomicLong(NEVER);
    private volatile String incarnation = "";
    private volatile long leaseUntil;
    private long lastExchange;
    private long nanosOfExchange;
    private long waitUntil;
    private int failures;
    private boolean knowsTime;

    Link(
            JobStore store,
            NodeSettings settings,
            StoreClock clock,
            ClockAlarm clockAlarm,
            Footing footing,
            boolean timeJumps) {
        this.store = store;
        this.clock = clock;
        this.clockAlarm = clockAlarm;
        this.ticker = footing.ticker();
        this.chance = footing.chance();
        this.node = settings.node();
        this.timeJumps = timeJumps;
        this.leaseMicros = store.isPersistent() ? Micros.of(settings.lease()) : ENDLESS_LEASE_MICROS;
        this.paceNanos = pace(store, timeJumps);
        this.lastExchange = ticker.nanos() - PACE_NANOS;
        this.nextDue.set(Long.MIN_VALUE);
        reincarnate();
    }

    private static long pace(JobStore store, boolean timeJumps) {
        if (timeJumps) {
            return 0;
        }
        return store.isPersistent() ? PACE_NANOS : PACE_IN_MEMORY_NANOS;
    }

    /** Goes on as a new incarnation, after the lease of the one before has lapsed. */
    void reincarnate() {
        incarnation = node + "-" + Long.toHexString(chance.getAsLong());
        leaseUntil = ticker.nanos() + leaseNanos();
    }

    /** Who this node is to the store. Thread-safe. */
    String incarnation() {
        return incarnation;
    }

    /** Whether the lease holds for certain, so that runs may be started. Thread-safe. */
    boolean isLeaseHeld() {
        return ticker.nanos() - leaseUntil < 0;
    }

    /** Until when the lease holds, in microseconds by the store's clock; {@code NEVER} where it cannot lapse. */
    long leaseUntil() {
        return hasLease() ? clock.micros() + (leaseUntil - ticker.nanos()) / 1_000 : NEVER;
    }

    /** Whether a request was sent whose answer never came. */
    boolean isUncertain() {
        return failures > 0;
    }

    /** Whether the store has told its time: until then nothing can be judged by it. */
    boolean knowsTime() {
        return knowsTime;
    }

    /** Elapsed time in microseconds, from an arbitrary origin. */
    long elapsed() {
        return ticker.nanos() / 1_000;
    }

    int failures() {
        return failures;
    }

    /**
     * Exchanges once.
     *
     * @throws RuntimeException whatever the store throws; the next attempt must wait
     */
    ExchangeReply exchange(List<Completion> completions, Map<String, Integer> capacity, Set<String> declined) {
        long began = ticker.nanos();
        long sent = clockAlarm.now();
        nextDue.set(NEVER);
        ExchangeReply reply = store.exchange(
                new ExchangeRequest(incarnation, leaseMicros, completions, capacity, declined, LOOK_AHEAD_MICROS));
        lastExchange = ticker.nanos();
        nanosOfExchange = lastExchange - began;
        clock.set(reply.now());
        clockAlarm.told(sent, reply.now());
        knowsTime = true;
        if (reply.leaseHeld()) {
            leaseUntil = began + leaseNanos();
        }
        boolean hasJumped = timeJumps && ticker.nanos() != began;
        // A time told before the clock jumped would be taken for one told after it: ask again at once.
        nextDue.accumulateAndGet(hasJumped ? Long.MIN_VALUE : reply.nextDue(), Math::min);
        return reply;
    }

    /** How long the last exchange took. */
    long nanosOfExchange() {
        return nanosOfExchange;
    }

    /** What this node owns by the store's word. */
    List<JobRecord> owned() {
        return store.owned(incarnation);
    }

    /** A record as the store has it. */
    Optional<JobRecord> find(String id) {
        return store.find(id);
    }

    /** The store did not answer: waits longer each time. */
    void failed() {
        nextDue.accumulateAndGet(clock.micros(), Math::min);
        long wait = FIRST_WAIT_NANOS << Math.min(failures, 10);
        waitUntil = ticker.nanos() + Math.min(wait, LONGEST_WAIT_NANOS);
        failures++;
    }

    /** The store answers again. */
    void recovered() {
        failures = 0;
    }

    /** Whether the wait after a failure is not over. */
    boolean isWaiting() {
        return failures > 0 && ticker.nanos() - waitUntil < 0;
    }

    /** Nanoseconds until the next attempt after a failure. */
    long nanosOfWait() {
        return waitUntil - ticker.nanos();
    }

    /**
     * Nanoseconds until the pace allows another exchange; not positive if it does. What little is left when the dispatcher is
     * awake for something else is let off, as another wake-up would cost more than it gains.
     */
    long nanosOfPace() {
        return lastExchange + paceNanos - paceNanos / 8 - ticker.nanos();
    }

    /** Nanoseconds until the lease must be renewed. */
    long nanosToHeartbeat() {
        return lastExchange + leaseNanos() / 3 - ticker.nanos();
    }

    /** Whether the lease can lapse at all. */
    boolean hasLease() {
        return leaseMicros != ENDLESS_LEASE_MICROS;
    }

    /** The next time at which an exchange could claim something. */
    long nextDue() {
        return nextDue.get();
    }

    /**
     * For how long a record that was just claimed may be kept from run to run, in microseconds: two to four leases, each record
     * another time, and for ever where nobody else could claim it. Then whoever asks first gets it.
     */
    long stayMicros() {
        long least = 2 * leaseMicros;
        return hasLease() ? least + Math.floorMod(chance.getAsLong(), least) : ENDLESS_LEASE_MICROS;
    }

    /** Nothing is known to come from the store until it tells. */
    void forgetNextDue() {
        nextDue.set(NEVER);
    }

    /**
     * Something is due at that time. Thread-safe.
     *
     * @return whether that is earlier than anything known
     */
    boolean dueAt(long micros) {
        return micros < nextDue.get() && nextDue.getAndAccumulate(micros, Math::min) > micros;
    }

    void leave() {
        try {
            store.leave(incarnation);
        } catch (JobStoreException e) {
            // The lease lapses by itself: leaving only saves others the wait.
            failed();
        }
    }

    private long leaseNanos() {
        return Math.min(leaseMicros, Long.MAX_VALUE / 8_000) * 1_000;
    }
}

package io.apscheduler.engine.event;

import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerListener;
import io.apscheduler.event.Subscription;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events to listeners, in order, on one thread that exists while there is something to tell. Thread-safe.
 *
 * <p>Who changes something and tells of it afterwards {@linkplain #reserve reserves} the event's place before the change,
 * so that what follows from the change is told after it. While nobody listens nothing is made or queued.
 */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();
    /** How late an event may be told for want of a wake-up, which costs who publishes more than the event itself. */
    private static final long NAP_NANOS = 200_000;

    private static final long FIRST_WARNING = 100_000;

    private final Audience audience = new Audience();
    private final Queue<Place> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong published = new AtomicLong();
    private final AtomicBoolean speaking = new AtomicBoolean();
    private final String threadName;
    private final AtomicLong told = new AtomicLong();
    private final Place unwanted = new Place();
    private volatile long warnAt = FIRST_WARNING;
    private volatile @Nullable Thread speaker;

    /** Whether the speaker sleeps or is about to: waking one that speaks costs more than the event. */
    private volatile boolean asleep;

    /** Events of a scheduler. */
    public Events(String scheduler) {
        this.threadName = "apscheduler-" + scheduler + "-events";
    }

    /** Adds a listener to events of the given types, all if none is given. */
    public Subscription add(SchedulerListener listener, EventType... types) {
        return audience.add(listener, types);
    }

    /** Adds a listener to the events of a class. */
    public <E extends SchedulerEvent> Subscription add(Class<E> type, Consumer<? super E> listener) {
        return audience.add(type, listener);
    }

    /** Takes a listener off. */
    public void remove(Object listener) {
        audience.remove(listener);
    }

    /** Whether anybody listens to events of this type: if not, none need be made. */
    public boolean wants(EventType type) {
        return audience.wants(type);
    }

    /** Tells of an event. */
    public void publish(SchedulerEvent event) {
        if (audience.wants(event.type())) {
            enqueue(new Place(event));
        }
    }

    /** Keeps a place in the order of events for one of this type; it must be filled or given up. */
    public Place reserve(EventType type) {
        if (!audience.wants(type)) {
            return unwanted;
        }
        Place place = new Place();
        enqueue(place);
        return place;
    }

    /** Whether the current thread is the one that calls listeners. */
    public boolean isSpeaking() {
        return Thread.currentThread() == speaker;
    }

    /**
     * Waits until all events published so far have been told.
     *
     * @return whether they were in that time
     */
    public boolean awaitTold(Duration patience) throws InterruptedException {
        long all = published.get();
        long deadline = System.nanoTime() + patience.toNanos();
        while (told.get() < all) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(this, 50_000);
        }
        return true;
    }

    /** How many events have been published. */
    public long published() {
        return published.get();
    }

    private void enqueue(Place place) {
        queue.add(place);
        long count = published.incrementAndGet();
        if (count - told.get() > warnAt) {
            warnAt *= 2;
            LOG.warn("{} events wait to be told: a listener is slow or blocks.", count - told.get());
        }
        wake();
    }

    private void wake() {
        if (speaking.compareAndSet(false, true)) {
            Thread thread = new Thread(this::speak, threadName);
            thread.setDaemon(true);
            speaker = thread;
            thread.start();
        } else {
            rouse();
        }
    }

    private void rouse() {
        if (asleep) {
            LockSupport.unpark(speaker);
        }
    }

    private void speak() {
        long idleSince = System.nanoTime();
        boolean napped = false;
        while (true) {
            Place place = queue.peek();
            if (place != null && place.isReady()) {
                tellNext(place);
                napped = false;
            } else if (!napped) {
                LockSupport.parkNanos(this, NAP_NANOS);
                napped = true;
                idleSince = System.nanoTime();
            } else if (place == null && System.nanoTime() - idleSince > IDLE_NANOS) {
                speaking.set(false);
                if (queue.isEmpty() || !speaking.compareAndSet(false, true)) {
                    return;
                }
            } else {
                sleep();
            }
        }
    }

    private void tellNext(Place place) {
        queue.remove();
        place.tell(audience);
        told.setRelease(told.getPlain() + 1); // nobody else counts
    }

    /** Events that no thread tells, but whoever calls {@link #tellReady}: for those who decide themselves what comes when. */
    static Events unspoken(String scheduler) {
        Events events = new Events(scheduler);
        events.speaking.set(true);
        return events;
    }

    /** Tells, in the current thread, what has been published so far, up to the first place that is not filled yet. */
    void tellReady() {
        for (Place place = queue.peek(); place != null && place.isReady(); place = queue.peek()) {
            tellNext(place);
        }
    }

    private void sleep() {
        asleep = true;
        Place next = queue.peek(); // looked at once more: who filled it may have seen nobody sleep
        if (next == null || !next.isReady()) {
            LockSupport.parkNanos(this, IDLE_NANOS);
        }
        asleep = false;
    }

    /** A place in the order of events. */
    public final class Place {
        private volatile @Nullable SchedulerEvent event;
        private volatile boolean ready;

        private Place() {}

        private Place(SchedulerEvent event) {
            this.event = event;
            this.ready = true;
        }

        /** Fills the place with an event that is made only if anybody wants it. */
        public void fill(Supplier<? extends SchedulerEvent> told) {
            if (this != unwanted) {
                event = told.get();
                ready = true;
                rouse();
            }
        }

        /** Leaves the place empty. Without effect on one that is filled. */
        public void giveUp() {
            if (this != unwanted && !ready) {
                ready = true;
                rouse();
            }
        }

        private boolean isReady() {
            return ready;
        }

        private void tell(Audience listeners) {
            SchedulerEvent filled = event;
            if (filled != null) {
                listeners.tell(filled);
            }
        }
    }
}

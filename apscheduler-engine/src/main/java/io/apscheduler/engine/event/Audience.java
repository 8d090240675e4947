package io.apscheduler.engine.event;

import io.apscheduler.event.EventType;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerListener;
import io.apscheduler.event.Subscription;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of a scheduler, and which types of events any of them wants. Thread-safe. */
final class Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private volatile Set<EventType> wanted = Set.of();

    Subscription add(SchedulerListener listener, EventType... types) {
        Set<EventType> some = types.length == 0 ? EnumSet.allOf(EventType.class) : EnumSet.copyOf(List.of(types));
        return take(new Seat(this, listener, listener, some));
    }

    <E extends SchedulerEvent> Subscription add(Class<E> type, Consumer<? super E> listener) {
        SchedulerListener filter = event -> {
            if (type.isInstance(event)) {
                listener.accept(type.cast(event));
            }
        };
        return take(new Seat(this, listener, filter, EventTypes.of(type)));
    }

    void remove(Object listener) {
        seats.stream().filter(seat -> seat.owner.equals(listener)).forEach(Seat::close);
    }

    boolean wants(EventType type) {
        return wanted.contains(type);
    }

    void tell(SchedulerEvent event) {
        EventType type = event.type();
        for (Seat seat : seats) {
            seat.tell(event, type);
        }
    }

    private Subscription take(Seat seat) {
        seats.add(seat);
        count();
        return seat;
    }

    private void count() {
        Set<EventType> all = EnumSet.noneOf(EventType.class);
        seats.forEach(seat -> all.addAll(seat.types));
        wanted = all;
    }

    /** One listener's place. */
    static final class Seat implements Subscription {
        private final Audience audience;
        private final Object owner;
        private final SchedulerListener listener;
        private final Set<EventType> types;

        Seat(Audience audience, Object owner, SchedulerListener listener, Set<EventType> types) {
            this.audience = audience;
            this.owner = owner;
            this.listener = listener;
            this.types = types;
        }

        void tell(SchedulerEvent event, EventType type) {
            if (!types.contains(type)) {
                return;
            }
            try {
                listener.onEvent(event);
            } catch (Throwable e) { // whatever a listener throws must not keep the others from being told
                LOG.error("A listener failed on {}: {}", type, listener, e);
            }
        }

        @Override
        public void close() {
            audience.seats.remove(this);
            audience.count();
        }
    }
}

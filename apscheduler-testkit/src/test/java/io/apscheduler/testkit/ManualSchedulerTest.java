package io.apscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.Scheduler;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.SchedulerPaused;
import io.apscheduler.event.SchedulerEvent.SchedulerStarted;
import io.apscheduler.event.SchedulerListener;
import io.apscheduler.spi.Steppable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How a manual scheduler moves its clock, by a pretended scheduler. */
final class ManualSchedulerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Instant> settled = new ArrayList<>();
    private final List<Instant> agenda = new ArrayList<>();
    private final List<SchedulerListener> listeners = new ArrayList<>();
    private boolean stuck;
    private final ManualScheduler test = ManualScheduler.at(START).around(pretended(Scheduler.class, Steppable.class));

    @Test
    void stopsAtEachThingToDoUntilTheEnd() {
        agenda.addAll(
                List.of(START.plusSeconds(60), START.plusSeconds(61), START.plusSeconds(120), START.plusSeconds(121)));

        test.advance(Duration.ofMinutes(2));

        assertThat(settled)
                .containsExactly(
                        START,
                        START.plusSeconds(60),
                        START.plusSeconds(61),
                        START.plusSeconds(120),
                        START.plusSeconds(120));
        assertThat(test.now()).isEqualTo(START.plusSeconds(120));
    }

    @Test
    void goesToTheEndWhenThereIsNothingToDo() {
        test.advanceTo(START.plusSeconds(9));

        assertThat(settled).containsExactly(START, START.plusSeconds(9));
    }

    @Test
    void refusesToGoBack() {
        assertThatThrownBy(() -> test.advance(Duration.ofSeconds(-1))).hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> test.advanceTo(START.minusSeconds(1))).hasMessageContaining("2025-12-31T23:59:59Z");
    }

    @Test
    void namesWhatDoesNotEnd() {
        stuck = true;

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> test.advance(Duration.ofSeconds(1)))
                .withMessageContaining("At 2026-01-01T00:00:00Z")
                .withMessageContaining("\"report\" has run for 11 s");
    }

    @Test
    void givesUpWhereTimeCannotGoOn() {
        for (int i = 0; i < 10_002; i++) {
            agenda.add(START);
        }

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> test.advance(Duration.ofSeconds(1)))
                .withMessageContaining("always more to do at 2026-01-01T00:00:00Z");
    }

    @Test
    void recordsEvents() {
        SchedulerEvent started = new SchedulerStarted(START);
        SchedulerEvent paused = new SchedulerPaused(START);
        for (SchedulerListener listener : listeners) {
            listener.onEvent(started);
            listener.onEvent(paused);
        }

        assertThat(test.events()).containsExactly(started, paused);
        assertThat(test.events(SchedulerPaused.class)).containsExactly(new SchedulerPaused(START));
        test.clearEvents();
        assertThat(test.events()).isEmpty();
    }

    @Test
    void refusesASchedulerThatCannotBeStepped() {
        assertThatThrownBy(() -> ManualScheduler.at(START).around(pretended(Scheduler.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("io.apscheduler.spi.Steppable");
    }

    private Scheduler pretended(Class<?>... types) {
        return (Scheduler) Proxy.newProxyInstance(getClass().getClassLoader(), types, (proxy, method, arguments) -> {
            if (method.getName().equals("addListener")) {
                listeners.add((SchedulerListener) arguments[0]);
            }
            return method.getName().equals("settle") ? settle() : null;
        });
    }

    private Optional<Instant> settle() throws TimeoutException {
        if (stuck) {
            throw new TimeoutException("\"report\" has run for 11 s");
        }
        Instant now = test.now();
        settled.add(now);
        agenda.remove(now);
        return agenda.stream().min(Instant::compareTo);
    }
}

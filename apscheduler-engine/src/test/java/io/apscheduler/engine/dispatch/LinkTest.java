package io.apscheduler.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.time.StoreClock;
import io.apscheduler.engine.time.Ticker;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;
import io.apscheduler.testkit.ManualClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTest {
    private final ManualClock time = ManualClock.at("2026-07-01T12:00:00Z");
    private final Ticker ticker = Ticker.of(time);
    private final StoreClock clock = new StoreClock(ticker, now());
    private Duration jump = Duration.ZERO;

    @Test
    void asksAgainAtOnceWhenTheClockJumpedDuringAnExchange() {
        jump = Duration.ofMinutes(1);
        Link link = exchanged();

        assertThat(clock.micros()).isLessThan(now());
        assertThat(link.nextDue()).isLessThanOrEqualTo(clock.micros());
    }

    @Test
    void waitsForWhatTheStoreToldWhenTheClockStoodStill() {
        Link link = exchanged();

        assertThat(clock.micros()).isEqualTo(now());
        assertThat(link.nextDue()).isEqualTo(Standing.NEVER);
    }

    private Link exchanged() {
        NodeSettings settings = new NodeSettings("scheduler", "node", Duration.ofSeconds(15));
        Footing footing = new Footing(ticker, ticker, () -> 1, Thread::new);
        Link link = new Link(storeThatTakesTime(), settings, clock, new ClockAlarm("default", time), footing, true);
        link.exchange(List.of(), Map.of(), Set.of());
        return link;
    }

    /** Answers with the time at which it was asked, and lets the clock jump before the answer arrives. */
    private JobStore storeThatTakesTime() {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("exchange")) {
                        return false; // isPersistent
                    }
                    long told = now();
                    time.advance(jump);
                    return new ExchangeReply(true, List.of(), List.of(), List.of(), Standing.NEVER, told);
                });
    }

    private long now() {
        return Micros.floor(time.instant());
    }
}

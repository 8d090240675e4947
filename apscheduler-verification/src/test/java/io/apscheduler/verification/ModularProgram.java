package io.apscheduler.verification;

import io.apscheduler.trigger.Triggers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A user's program; it reaches the engine through the API and what the engine's module provides. */
final class ModularProgram {
    static final String EXPECTED_OUTPUT = "Optional[2026-01-02T05:30:00Z] by module io.apscheduler.engine\n";

    private ModularProgram() {}

    public static void main(String... arguments) {
        var trigger = Triggers.compile(Triggers.crontab("30 5 * * *"), ZoneOffset.UTC);
        var next = trigger.next(Optional.empty(), Instant.parse("2026-01-01T06:00:00Z"));
        System.out.println(next + " by " + trigger.getClass().getModule());
    }
}

package io.apscheduler.engine.explain;

import static io.apscheduler.spi.Standing.NEVER;

import io.apscheduler.engine.plan.Micros;
import io.apscheduler.engine.plan.Schedule;
import io.apscheduler.engine.plan.Trouble;
import io.apscheduler.job.Explanation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Trouble as it is told to people. */
final class TroubleText {
    private TroubleText() {}

    static Explanation.Trouble of(Trouble trouble, @Nullable Schedule schedule) {
        return new Explanation.Trouble(
                Explanation.Trouble.Kind.valueOf(trouble.kind().name()),
                Micros.instant(trouble.first()),
                Micros.instant(trouble.last()),
                trouble.count(),
                Micros.instant(trouble.time()),
                text(trouble, schedule));
    }

    private static String text(Trouble trouble, @Nullable Schedule schedule) {
        String at = " at " + Micros.instant(trouble.time());
        String attempt = "attempt " + trouble.count() + " of the run of fire time " + Micros.instant(trouble.last());
        return switch (trouble.kind()) {
            case MISFIRE ->
                missed(trouble) + ", later than its grace time" + grace(schedule) + " (MISFIRE, found" + at + ").";
            case MAX_INSTANCES -> missed(trouble) + ", as earlier runs had not ended (MAX_INSTANCES, found" + at + ").";
            case LOST ->
                missed(trouble) + ", as it was under way when its node died and must not be repeated (LOST, found" + at
                        + ").";
            case FAILED -> attempt + " failed" + at + ": " + trouble.failure();
            case CANCELLED -> attempt + " was cancelled" + at + ".";
        };
    }

    private static String missed(Trouble trouble) {
        return trouble.count() == 1
                ? "missed the fire time " + Micros.instant(trouble.last())
                : "missed " + trouble.count() + " fire times from " + Micros.instant(trouble.first()) + " to "
                        + Micros.instant(trouble.last());
    }

    private static String grace(@Nullable Schedule schedule) {
        return schedule == null || schedule.terms().grace() == NEVER
                ? ""
                : " of " + Duration.ofNanos(schedule.terms().grace() * 1_000).toString();
    }
}

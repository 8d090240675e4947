package io.apscheduler.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How much a run has to do.
 *
 * @param jobs how many recurring jobs, of all kinds
 * @param oneShots how many jobs with one fire time
 * @param periodMicros from one fire time of a recurring job to the next
 * @param seconds for how long
 * @param patient whether all jobs may start however late, so that none is missed
 */
public record Load(int jobs, int oneShots, long periodMicros, int seconds, boolean patient) {
    private static final long SECOND = 1_000_000;
    private static final Kind[] MIX = {
        Kind.ALWAYS, Kind.ALWAYS, Kind.ALWAYS, Kind.ALWAYS, Kind.SINGLE,
        Kind.SINGLE, Kind.PLAIN, Kind.PLAIN, Kind.ATMOSTONCE, Kind.ALWAYS
    };
    private static final int SLOW_EACH = 20;

    /** The jobs; the first fire times lie within one period from the given time. */
    public List<PlannedJob> plan(long begin, Random random) {
        List<PlannedJob> plan = new ArrayList<>();
        int times = (int) (seconds * SECOND / periodMicros);
        for (int i = 0; i < jobs; i++) {
            plan.add(new PlannedJob(kind(i), i, begin + random.nextLong(periodMicros), periodMicros, times));
        }
        for (int i = 0; i < oneShots; i++) {
            plan.add(new PlannedJob(Kind.ONESHOT, i, begin + random.nextLong(seconds * SECOND), 1, 1));
        }
        return plan;
    }

    private Kind kind(int number) {
        if (patient) {
            return Kind.ALWAYS;
        }
        return number % SLOW_EACH == SLOW_EACH - 1 ? Kind.SLOW : MIX[number % MIX.length];
    }

    /** Jobs for the new version, from a later time to the end of the run. */
    public List<PlannedJob> planOfNew(long begin, long end, Random random) {
        List<PlannedJob> plan = new ArrayList<>();
        int times = (int) Math.max(1, (end - begin) / periodMicros);
        for (int i = 0; i < Math.max(1, jobs / SLOW_EACH); i++) {
            plan.add(new PlannedJob(Kind.NEW, i, begin + random.nextLong(periodMicros), periodMicros, times));
        }
        return plan;
    }
}

package io.apscheduler.engine.trigger;

import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.TriggerSpecException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How much later than its fire time a run is due, so that many jobs of one schedule do not start together.
 *
 * <p>The delay is a function of job id and fire time alone: every node computes the same, and nothing needs storing. Over
 * many jobs, and over many fire times of one job, delays are spread evenly from zero up to, but not including, the jitter
 * or the distance to the next fire time, whichever is shorter.
 */
public final class Jitter {

    private static final int MICRO_DIGITS = 6;

    /** The 64-bit FNV-1a parameters, and the odd constants of the SplitMix64 finaliser. */
    private static final long FNV_BASIS = 0xCBF29CE484222325L;

    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_2 = 0x94D049BB133111EBL;

    private Jitter() {}

    /**
     * Reads the option {@code jitter} of an outermost spec, of whatever type.
     *
     * @return the jitter, zero if there is none, to the microsecond
     * @throws TriggerSpecException if it is not a decimal number of seconds
     */
    public static Duration of(TriggerSpec spec) {
        String text = spec.options().get("jitter");
        if (text == null) {
            return Duration.ZERO;
        }
        if (!OptionReader.DECIMAL.matcher(text).matches()) {
            throw refusal(spec, text, "this is not a number of seconds");
        }
        BigDecimal micros = new BigDecimal(text).movePointRight(MICRO_DIGITS);
        if (micros.compareTo(BigDecimal.valueOf(Micros.MAX)) > 0) {
            throw refusal(spec, text, "this is longer than all time");
        }
        return Duration.of(micros.longValue(), ChronoUnit.MICROS);
    }

    private static TriggerSpecException refusal(TriggerSpec spec, String text, String problem) {
        return new TriggerSpecException(
                spec.type(),
                "jitter",
                text,
                problem + ". Allowed: a decimal number of seconds not below 0, such as 1.5");
    }

    /**
     * Returns the delay of one run.
     *
     * @param jobId the job's id
     * @param fireTime its fire time
     * @param jitter the longest delay, not included; none if zero
     * @param nextFireTime the job's fire time after this one, which the delayed run still comes before, or empty if there
     *     is none
     * @return the delay in whole microseconds
     */
    public static Duration delay(String jobId, Instant fireTime, Duration jitter, Optional<Instant> nextFireTime) {
        long fire = Micros.ceil(fireTime);
        long range = Math.min(Micros.MAX, micros(jitter));
        if (nextFireTime.isPresent()) {
            range = Math.min(range, Micros.ceil(nextFireTime.get()) - fire);
        }
        return range <= 0 ? Duration.ZERO : Duration.of(part(range, hash(jobId, fire)), ChronoUnit.MICROS);
    }

    private static long micros(Duration jitter) {
        return jitter.compareTo(Duration.of(Micros.MAX, ChronoUnit.MICROS)) >= 0
                ? Micros.MAX
                : jitter.dividedBy(Duration.of(1, ChronoUnit.MICROS));
    }

    /** Takes the hash for a fraction from 0 to 1, of which 63 bits count. */
    private static long part(long range, long hash) {
        return Math.multiplyHigh(hash >>> 1, range << 1);
    }

    private static long hash(String jobId, long fire) {
        long hash = FNV_BASIS;
        for (int i = 0; i < jobId.length(); i++) {
            hash = (hash ^ jobId.charAt(i)) * FNV_PRIME;
        }
        return mixed(mixed(hash) + fire * GOLDEN_GAMMA);
    }

    private static long mixed(long bits) {
        long once = (bits ^ bits >>> 30) * MIX_1;
        long twice = (once ^ once >>> 27) * MIX_2;
        return twice ^ twice >>> 31;
    }
}

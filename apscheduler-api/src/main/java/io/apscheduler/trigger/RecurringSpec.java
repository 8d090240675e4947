package io.apscheduler.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * What all typed specs of repeating triggers can be given: a start, an end, jitter.
 *
 * <p>Specs are immutable: each method returns a new one and leaves this one as it is; the last call for an option wins.
 * Text is checked when the spec is compiled.
 *
 * <p>A time without an offset is local: in the spec's own zone if it names one, else in the scheduler's. As text it is
 * {@code 2026-10-25}, {@code 2026-10-25 02:30}, or {@code 2026-10-25 02:30:00.5}, with a blank or {@code T} between, and
 * optionally {@code Z} or an offset such as {@code +01:00} at the end.
 *
 * @param <S> the type of the spec itself
 */
public abstract sealed class RecurringSpec<S extends RecurringSpec<S>> extends OptionsSpec
        permits IntervalSpec, WallClockSpec {

    RecurringSpec(String[] entries) {
        super(entries);
    }

    abstract S copy(String[] options);

    final S with(String key, String value) {
        return copy(OptionMap.with(entries, key, value));
    }

    /** Fires not before this time, given as text (option {@code start_date}). */
    public final S startingAt(String time) {
        return with("start_date", OptionText.time(time));
    }

    /** Fires not before this instant (option {@code start_date}). */
    public final S startingAt(Instant time) {
        return with("start_date", OptionText.time(time));
    }

    /** Fires not before this time (option {@code start_date}); its offset is kept, its zone is not. */
    public final S startingAt(ZonedDateTime time) {
        return with("start_date", OptionText.time(time));
    }

    /** Fires not before this local time (option {@code start_date}). */
    public final S startingAt(LocalDateTime time) {
        return with("start_date", OptionText.time(time));
    }

    /** Fires not before midnight of this day (option {@code start_date}). */
    public final S startingAt(LocalDate day) {
        return with("start_date", OptionText.time(day));
    }

    /** Fires at this time at the latest, given as text (option {@code end_date}). */
    public final S until(String time) {
        return with("end_date", OptionText.time(time));
    }

    /** Fires at this instant at the latest (option {@code end_date}). */
    public final S until(Instant time) {
        return with("end_date", OptionText.time(time));
    }

    /** Fires at this time at the latest (option {@code end_date}); its offset is kept, its zone is not. */
    public final S until(ZonedDateTime time) {
        return with("end_date", OptionText.time(time));
    }

    /** Fires at this local time at the latest (option {@code end_date}). */
    public final S until(LocalDateTime time) {
        return with("end_date", OptionText.time(time));
    }

    /** Fires at midnight at the beginning of this day at the latest (option {@code end_date}). */
    public final S until(LocalDate day) {
        return with("end_date", OptionText.time(day));
    }

    /**
     * Spreads runs evenly over this time after each fire time, so that many jobs of one schedule do not start together
     * (option {@code jitter}, in seconds). The delay is a function of job id and fire time, less than the time to the next
     * fire time, and changes neither the fire time nor those after it. Default: none.
     */
    public final S jitter(Duration jitter) {
        return with("jitter", OptionText.seconds(jitter));
    }
}

package io.apscheduler.trigger;

/**
 * Fires once (type {@code date}), at its one option {@code run_date}: a time, or {@code now}, the moment of creation.
 * Immutable.
 */
public final class DateSpec extends OptionsSpec {

    DateSpec(String time) {
        super(new String[] {"run_date", time});
    }

    @Override
    public String type() {
        return "date";
    }
}

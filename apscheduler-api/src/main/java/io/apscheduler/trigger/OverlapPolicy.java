package io.apscheduler.trigger;

/** What happens to a local time that comes twice because clocks go back. */
public enum OverlapPolicy {
    /**
     * It fires in both passes where the hour field is {@code *}, so that "every 5 minutes" goes on through the repeated
     * hour, else in the first pass only. The default.
     */
    AUTO("auto"),
    /** It fires in the first pass only. */
    FIRST("first"),
    /** It fires in both passes. */
    BOTH("both");

    private final String text;

    OverlapPolicy(String text) {
        this.text = text;
    }

    /** Returns the value of the option {@code overlap}. */
    public String text() {
        return text;
    }
}

package io.apscheduler.trigger;

/** What happens to a local time that does not exist because clocks go forward. */
public enum GapPolicy {
    /** It fires, moved by the length of the gap; fire times that then coincide are one. The default. */
    SHIFT("shift"),
    /** It does not fire. */
    SKIP("skip");

    private final String text;

    GapPolicy(String text) {
        this.text = text;
    }

    /** Returns the value of the option {@code gap}. */
    public String text() {
        return text;
    }
}

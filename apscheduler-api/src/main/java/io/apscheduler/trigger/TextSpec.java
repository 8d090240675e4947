package io.apscheduler.trigger;

/** A spec of any type, given as text. */
final class TextSpec extends OptionsSpec {

    private final String type;

    TextSpec(String type, String[] entries) {
        super(entries);
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}

package io.apscheduler.job;

import java.util.List;

/** Refuses a configuration, naming every problem found in it at once. Nothing has been started or changed. */
public class ConfigurationException extends SchedulerException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** Makes an exception about the given problems, each one sentence or more for people, at least one. */
    public ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** Makes an exception about problems of which one has a cause worth showing. */
    public ConfigurationException(List<String> problems, Throwable cause) {
        super(String.join(System.lineSeparator(), problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }
}

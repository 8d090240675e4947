package io.apscheduler.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Tells how the class path is made longer on the command line, where a message of the library is about what lacks on it. */
final class ClassPathHint {
    private static final String OPTION = "--class-path";

    private ClassPathHint() {}

    /** The message, and the hint where it is of use and the command has the option. */
    static String with(String message, CommandSpec command) {
        boolean lacks = message.contains("class path")
                && !message.contains("Did you mean")
                && !message.contains("Remove all but one")
                && !message.contains(OPTION);
        return lacks && command.findOption(OPTION) != null
                ? message.strip() + " The option " + OPTION + " adds jars and folders."
                : message;
    }
}

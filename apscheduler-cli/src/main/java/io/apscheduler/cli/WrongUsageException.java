package io.apscheduler.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses what was given to a command; its message says all there is to know. */
final class WrongUsageException extends ParameterException {
    private static final long serialVersionUID = 1L;

    WrongUsageException(CommandSpec command, String message) {
        super(command.commandLine(), message);
    }
}

package io.apscheduler.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's entry point; without a command it prints what there is to choose from. */
@Command(
        name = "apscheduler",
        description = "Runs scheduled jobs and shows when they are due.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec command;

    /** Made by {@link #main(String...)}. */
    Main() {}

    /**
     * Runs one command and ends the JVM with its exit status.
     *
     * @param arguments the command's name, its options and its operands
     */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getOut());
    }
}

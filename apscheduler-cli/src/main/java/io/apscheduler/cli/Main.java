package io.apscheduler.cli;

import java.time.InstantSource;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's entry point; without a command it tells what there is to choose from. */
@Command(
        name = "apscheduler",
        header = "Runs scheduled jobs, shows when they are due, and looks after those in a store.",
        description = {
            "",
            "Jobs come from a properties file or from a crontab; they call Java methods or run commands of the"
                    + " operating system.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  apscheduler run scheduler.properties",
            "  apscheduler crontab my.crontab",
            "  apscheduler next \"30 5 * * mon-fri\"",
            "  apscheduler jobs scheduler.properties",
            "  apscheduler pause scheduler.properties report",
            "",
            "Exit status: 0 done, 1 the request failed, 2 wrong usage.",
            "apscheduler COMMAND --help tells more about a command."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = BuildVersion.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log more, and show the stack trace of an error.")
    private boolean debug;

    /** Made by {@link #commandLine}. */
    Main() {}

    /**
     * Runs one command and ends the JVM with its exit status.
     *
     * @param arguments the command's name, its options and its operands
     */
    public static void main(String... arguments) {
        // Ctrl-C is for the program alone, which waits for its commands.
        System.setProperty("io.apscheduler.commands.shielded", "true");
        System.exit(commandLine(InstantSource.system()).execute(arguments));
    }

    /** The program with all its commands, on the given clock. */
    static CommandLine commandLine(InstantSource clock) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .addSubcommand(new RunCommand(clock))
                .addSubcommand(new CrontabCommand(clock))
                .addSubcommand(new NextCommand(clock))
                .addSubcommand(new JobsCommand(clock))
                .addSubcommand(new ShowCommand(clock))
                .addSubcommand(new ExplainCommand(clock));
        line.addSubcommand(new RunNowCommand(clock))
                .addSubcommand(new ExportCommand(clock))
                .addSubcommand(new ImportCommand(clock))
                .addSubcommand(new DoctorCommand(clock));
        for (Edit edit : Edit.values()) {
            line.addSubcommand(EditCommand.of(edit, clock));
        }
        line.setExpandAtFiles(false).setAbbreviatedOptionsAllowed(false).setUsageHelpAutoWidth(true);
        if ("dumb".equals(System.getenv("TERM"))) {
            line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        ErrorReport errors = new ErrorReport(() -> main.debug);
        return line.setExecutionStrategy(main::execute)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    /** Runs the last command named; an {@link Error}, such as of a user's class, is told like an exception. */
    private int execute(CommandLine.ParseResult arguments) {
        if (debug) {
            LogLevel.everything();
        }
        try {
            return new CommandLine.RunLast().execute(arguments);
        } catch (LinkageError | ServiceConfigurationError broken) {
            throw new CommandLine.ExecutionException(arguments.commandSpec().commandLine(), broken.toString(), broken);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                command.commandLine(),
                "A command is missing: "
                        + String.join(", ", command.subcommands().keySet()) + ".");
    }
}

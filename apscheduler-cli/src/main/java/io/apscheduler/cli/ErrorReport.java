package io.apscheduler.cli;

import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.SchedulerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells errors on standard error, one line each, and gives them their exit status. The stack is for {@code --debug}. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final BooleanSupplier debug;

    ErrorReport(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine line = error.getCommandLine();
        tell(line, error, List.of(error instanceof WrongUsageException ? message(error) : explained(line, error)));
        return WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine line, ParseResult arguments) {
        tell(line, error, error instanceof ConfigurationException wrong ? wrong.problems() : List.of(message(error)));
        return FAILED;
    }

    /** What the parser found wrong, and where to look it up. */
    private static String explained(CommandLine line, ParameterException error) {
        String problem = message(error);
        if (error instanceof UnmatchedArgumentException unmatched
                && !line.getSubcommands().isEmpty()) {
            problem = "There is no command " + unmatched.getUnmatched().get(0) + ". There are: "
                    + String.join(", ", line.getSubcommands().keySet());
        }
        return problem + (problem.endsWith(".") ? "" : ".") + " See "
                + line.getCommandSpec().qualifiedName() + " --help.";
    }

    private void tell(CommandLine line, Exception error, List<String> problems) {
        tell(line, problems);
        if (debug.getAsBoolean()) {
            error.printStackTrace(line.getErr());
            line.getErr().flush();
        }
    }

    /** Tells what a command could not do, and goes on with. */
    static void tell(CommandLine line, Exception error) {
        tell(line, List.of(message(error)));
    }

    private static void tell(CommandLine line, List<String> problems) {
        PrintWriter err = line.getErr();
        String name = line.getCommandSpec().qualifiedName();
        problems.forEach(
                problem -> err.println(name + ": " + inOneLine(ClassPathHint.with(problem, line.getCommandSpec()))));
        err.flush();
    }

    /** What was refused explains itself; anything else is a defect, of which the type is half of the message. */
    private static String message(Exception error) {
        boolean explainsItself = error instanceof SchedulerException
                || error instanceof IllegalArgumentException
                || error instanceof IllegalStateException
                || error instanceof UncheckedIOException
                || error instanceof ParameterException
                || error instanceof IOException;
        String message = error.getMessage();
        return explainsItself && message != null ? message : error + " (--debug shows where).";
    }

    private static String inOneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}

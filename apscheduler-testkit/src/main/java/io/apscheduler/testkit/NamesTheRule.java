package io.apscheduler.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Begins the message of each failure with the rule that is broken, so that it says so wherever it is read. */
final class NamesTheRule implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof TestAbortedException) {
            throw thrown;
        }
        String message = "Rule " + context.getDisplayName().replaceFirst(": ", " is broken: ") + "\n" + says(thrown);
        AssertionError named = thrown instanceof AssertionFailedError failed && failed.isExpectedDefined()
                ? new AssertionFailedError(message, failed.getExpected(), failed.getActual(), thrown.getCause())
                : new AssertionError(message, thrown instanceof AssertionError ? thrown.getCause() : thrown);
        named.setStackTrace(thrown.getStackTrace());
        throw named;
    }

    /** What is thrown by the assertions says enough by itself; of anything else the kind is worth knowing. */
    private static String says(Throwable thrown) {
        return thrown instanceof AssertionError ? String.valueOf(thrown.getMessage()) : thrown.toString();
    }
}

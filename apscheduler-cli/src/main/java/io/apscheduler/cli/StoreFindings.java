package io.apscheduler.cli;

import io.apscheduler.Examination;
import io.apscheduler.Examination.Finding;
import io.apscheduler.Examination.Kind;
import java.time.Duration;
import java.util.List;

/**
 * Puts in words what was found in a store, and what to do about it. Immutable.
 *
 * @param found what was found
 * @param file the properties file
 */
record StoreFindings(Examination found, StoresFile file) {
    private static final Duration TOLERABLE = Duration.ofSeconds(1);

    /** Tells all of it. */
    void tell(Diagnosis diagnosis) {
        clock(diagnosis);
        runnable(diagnosis);
        List<Finding> quarantined = of(Kind.QUARANTINED);
        quarantined.forEach(finding -> diagnosis.warn(about(finding, "quarantined: " + finding.reason())
                + " Mend that, then: "
                + file.words(null).of("requeue", finding.ids().get(0))));
        if (quarantined.isEmpty()) {
            diagnosis.ok(start() + "no job is quarantined");
        }
        List<Finding> unserved = of(Kind.UNSERVED);
        unserved.forEach(finding -> diagnosis.fail(start() + "jobs of executor \"" + finding.reason()
                + "\" are due, and no node takes them. Start a node that has it and is not paused."));
        if (unserved.isEmpty()) {
            diagnosis.ok(start() + "no due job waits for a node in vain");
        }
    }

    private void clock(Diagnosis diagnosis) {
        Duration offset = found.clockOffset();
        if (offset.abs().compareTo(TOLERABLE) <= 0) {
            diagnosis.ok(start() + "its clock and that of this computer agree within a second");
        } else {
            diagnosis.warn(start() + "its clock is " + offset.abs().toMillis() / 1_000.0 + " s "
                    + (offset.isNegative() ? "behind" : "ahead of")
                    + " this computer's. Jobs run by the store's clock: set both by a time server.");
        }
    }

    private void runnable(Diagnosis diagnosis) {
        of(Kind.UNREADABLE)
                .forEach(finding -> diagnosis.fail(about(finding, "unreadable: " + finding.reason())
                        + " They will be quarantined: remove them, or schedule them anew."));
        of(Kind.UNKNOWN_HERE).forEach(finding -> unknown(finding, diagnosis));
        of(Kind.EXECUTOR)
                .forEach(finding -> diagnosis.warn(
                        about(finding, "for an executor that this file has not: \"" + finding.reason() + "\".")
                                + " Some node must have it, or they wait."));
        if (found.findings().stream().noneMatch(finding -> isAboutRunning(finding.kind()))) {
            diagnosis.ok(start() + "all of its " + Count.of(found.jobs(), "job") + " can be run with what is here");
        }
    }

    private void unknown(Finding finding, Diagnosis diagnosis) {
        String text = about(finding, "not to be run with what is here: " + finding.reason());
        if (file.hasClassPath()) {
            diagnosis.fail(text + " Deploy that code to a node, or change the jobs.");
        } else {
            diagnosis.warn(text + " Say with --class-path what your nodes run with, to be sure.");
        }
    }

    private static boolean isAboutRunning(Kind kind) {
        return kind == Kind.UNREADABLE || kind == Kind.UNKNOWN_HERE || kind == Kind.EXECUTOR;
    }

    private List<Finding> of(Kind kind) {
        return found.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
    }

    private String about(Finding finding, String what) {
        return start() + Count.of(finding.jobs(), "job") + " (" + some(finding.ids(), finding.jobs()) + ") "
                + (finding.jobs() == 1 ? "is " : "are ") + what;
    }

    private String start() {
        return "store " + found.store() + ": ";
    }

    /** The first of some ids. */
    static String some(List<String> ids, long all) {
        List<String> first = ids.stream().limit(5).toList();
        return String.join(", ", first) + (all > first.size() ? ", …" : "");
    }
}

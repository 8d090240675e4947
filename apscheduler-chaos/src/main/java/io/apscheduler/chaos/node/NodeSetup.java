package io.apscheduler.chaos.node;

import java.util.List;

/**
 * What a node is told when it is started.
 *
 * @param scheduler the name of the scheduler that all nodes share
 * @param node the process, as the ledger names it
 * @param version which version of the program it is; from 2 on it knows the task of new jobs
 * @param ledger the file of its ledger
 * @param store the name of its store, or the class of what wraps one
 */
public record NodeSetup(
        String scheduler, String node, int version, String ledger, String store, String uri, long leaseMillis) {
    private static final int PARTS = 7;

    /** As arguments of the program. */
    public List<String> arguments() {
        return List.of(scheduler, node, "" + version, ledger, store, uri, "" + leaseMillis);
    }

    /** From the arguments of the program. */
    static NodeSetup of(String... arguments) {
        if (arguments.length != PARTS) {
            throw new IllegalArgumentException("A node needs " + PARTS + " arguments, not " + arguments.length + ".");
        }
        return new NodeSetup(
                arguments[0],
                arguments[1],
                Integer.parseInt(arguments[2]),
                arguments[3],
                arguments[4],
                arguments[5],
                Long.parseLong(arguments[6]));
    }
}

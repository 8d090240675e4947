package io.apscheduler.cli;

import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Checks the aliases of stores that a user names. */
final class StoreChoice {
    private StoreChoice() {}

    /** Refuses an alias that no store has. */
    static void requireKnown(CommandSpec command, String store, Set<String> known) {
        if (!known.contains(store)) {
            throw new WrongUsageException(
                    command, "There is no job store \"" + store + "\". Job stores: " + String.join(", ", known) + ".");
        }
    }

    /** Refuses an alias that no store has whose jobs outlive this program. */
    static void requireLasting(CommandSpec command, String store, ListedProperties properties) {
        requireKnown(command, store, properties.stores());
        if (properties.isInMemory(store)) {
            throw new WrongUsageException(
                    command,
                    "Job store \"" + store + "\" is in the memory of each program: there is nothing of it here.");
        }
    }
}

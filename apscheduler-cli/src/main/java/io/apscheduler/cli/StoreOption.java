package io.apscheduler.cli;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Says which one store a command is about. Confined to one thread. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "ALIAS",
            description = "The store. Default: the only one of the file that outlives a program.")
    private @Nullable String store;

    /** The alias of the store; refused if it cannot be told. */
    String of(ListedProperties properties, CommandSpec command) {
        if (store != null) {
            StoreChoice.requireLasting(command, store, properties);
            return store;
        }
        Set<String> lasting = properties.lastingStores();
        if (lasting.size() == 1) {
            return lasting.iterator().next();
        }
        throw new WrongUsageException(
                command,
                lasting.isEmpty()
                        ? "The file configures no store that outlives a program."
                        : "Say which store with --store: " + String.join(", ", lasting) + ".");
    }
}

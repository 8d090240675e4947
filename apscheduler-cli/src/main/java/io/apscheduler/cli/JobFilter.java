package io.apscheduler.cli;

import io.apscheduler.job.Job;
import io.apscheduler.job.JobState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Says which jobs a listing shows. Confined to one thread. */
final class JobFilter {
    @Option(names = "--store", paramLabel = "ALIAS", description = "Only the jobs of this store; may be repeated.")
    private List<String> stores = List.of();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "Only jobs in this state: scheduled, running, paused, quarantined, finished or pending; several"
                            + " with commas.")
    private List<String> states = List.of();

    @Option(
            names = {"--name", "--match"},
            paramLabel = "PATTERN",
            description = "Only jobs whose id or name is like this: * stands for any characters, ? for one; letter case"
                    + " does not matter.")
    private @Nullable String pattern;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many jobs of each store; 0 for all.")
    private int limit = -1;

    /** Refuses what is wrong, before any store is opened. */
    void check(CommandSpec command, Set<String> known) {
        states.forEach(state -> state(command, state));
        if (limit < -1) {
            throw new WrongUsageException(command, "--limit must not be negative: " + limit + ".");
        }
        for (String store : stores) {
            StoreChoice.requireKnown(command, store, known);
        }
    }

    private static JobState state(CommandSpec command, String text) {
        try {
            return JobState.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsageException(
                    command,
                    "There is no state \"" + text + "\". States: "
                            + String.join(
                                    ", ",
                                    Stream.of(JobState.values())
                                            .map(JobText::state)
                                            .toList()) + ".");
        }
    }

    /** The stores to show, of those there are. */
    Set<String> stores(Set<String> known) {
        return stores.isEmpty() ? known : new TreeSet<>(stores);
    }

    /** The most jobs of each store, where the user does not say this many. */
    int limit(int otherwise) {
        if (limit == 0) {
            return Integer.MAX_VALUE;
        }
        return limit < 0 ? otherwise : limit;
    }

    /** Whether jobs may be left out. */
    boolean selects() {
        return !states.isEmpty() || pattern != null;
    }

    boolean accepts(Job job) {
        boolean inState = states.isEmpty()
                || states.stream()
                        .anyMatch(state ->
                                state.strip().equalsIgnoreCase(job.state().name()));
        return inState && (pattern == null || isLike(job.id(), pattern) || isLike(job.name(), pattern));
    }

    private static boolean isLike(String text, String glob) {
        String expression = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return Pattern.compile(expression, flags).matcher(text).matches();
    }
}

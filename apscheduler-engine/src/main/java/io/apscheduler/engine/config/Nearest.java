package io.apscheduler.engine.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Nearest {
    private Nearest() {}

    /** The known name that differs least from the given one, if it differs little; case and underscores aside. */
    static Optional<String> to(String given, Collection<String> known) {
        String mine = normalised(given);
        int tolerance = Math.max(1, mine.length() / 3);
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(mine, normalised(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(1)
                .filter(name -> distance(mine, normalised(name)) <= tolerance)
                .findFirst();
    }

    /** A sentence to be put behind a message; empty if nothing is near. */
    static String hint(String prefix, String given, Collection<String> known) {
        return to(given, known)
                .map(name -> " Did you mean " + prefix + name + "?")
                .orElse("");
    }

    private static String normalised(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    /** How many letters are to be inserted, deleted, replaced or exchanged with their neighbour. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}

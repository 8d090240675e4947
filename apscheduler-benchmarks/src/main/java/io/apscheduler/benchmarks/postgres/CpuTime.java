package io.apscheduler.benchmarks.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long a process and those that it started have computed, by what Linux tells in /proc. */
final class CpuTime {
    private static final double TICKS_PER_SECOND = 100;
    private static final int OWN = 11;
    private static final int WITH_ENDED_CHILDREN = 13;

    private CpuTime() {}

    /** In seconds; not a number where there is no /proc. */
    static double of(ProcessHandle process) {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            return Double.NaN;
        }
        long ticks = ticks(process, OWN) + ticks(process, WITH_ENDED_CHILDREN);
        ticks += process.descendants().mapToLong(child -> ticks(child, OWN)).sum();
        return ticks / TICKS_PER_SECOND;
    }

    /** The sum of two neighbouring fields, counted from behind the name of the program, which may have blanks. */
    private static long ticks(ProcessHandle process, int field) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]);
        } catch (IOException e) {
            return 0; // it has just ended, and will be among the ended ones
        }
    }
}

package com.example.lanes;

import io.apscheduler.Scheduler;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the jobs of a properties file, and prints in which lanes each has run. */
public final class Traffic {
    private static final Map<String, Set<String>> LANES = new ConcurrentHashMap<>();

    private Traffic() {}

    /** Takes the name of a properties file. */
    public static void main(String[] args) {
        Scheduler.fromProperties(Path.of(args[0])).start(); // standalone: returns when no job is left
        new TreeMap<>(LANES).forEach((job, lanes) -> System.out.println(job + " drove in " + lanes));
    }

    /** What is run. */
    public static void drive(String job) {
        LANES.computeIfAbsent(job, name -> ConcurrentHashMap.newKeySet())
                .add(Thread.currentThread().getName());
    }

    /** The lanes in which a job has run so far. */
    static Set<String> lanesOf(String job) {
        return new TreeSet<>(LANES.getOrDefault(job, Set.of()));
    }
}

package io.apscheduler.benchmarks.command;

/** One value of one measurement: a line of the raw results. */
public record Figure(String table, String row, String column, String metric, double value) {}

package io.apscheduler.engine.task.acme;

/** Holds a class. */
public record Holder(Class<?> type) {}

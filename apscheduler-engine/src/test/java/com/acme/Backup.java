package com.acme;

/** A task that the documentation names. */
public final class Backup {
    private Backup() {}

    public static void run(String folder, int copies) {}
}

package io.apscheduler.store.jdbc;

/** What a store does about its tables when it is opened. */
public enum SchemaMode {
    /** Makes them if they are missing, and brings older ones up to date: the default. */
    CREATE,
    /** Only checks that they are there in the right version, for those who run the statements themselves. */
    VALIDATE
}

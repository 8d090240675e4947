package io.apscheduler.store.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What one kind of database does otherwise than most; this class itself serves any that is not known. Immutable. */
class Dialect {
    private final String name;

    Dialect() {
        this("any");
    }

    Dialect(String name) {
        this.name = name;
    }

    /** The name of the folder of its tables' definitions. */
    final String name() {
        return name;
    }

    /** The mark around names. */
    String quote() {
        return "\"";
    }

    /** The end of a question that is to be answered by so many rows at most; its parameter comes last. */
    String limit() {
        return " fetch first ? rows only";
    }

    /** What is to be set before jobs are listed, in the same transaction; nothing by default. */
    Optional<String> listing() {
        return Optional.empty();
    }

    /**
     * A question for the database's time, answered by microseconds since the epoch or by a timestamp with time zone; empty
     * if nodes go by the clocks of their machines, as those of a database within their own process do.
     */
    Optional<String> clock(String url) {
        return Optional.of("select current_timestamp from ${scheduler} where id = 0");
    }

    /**
     * What makes the database keep what it has confirmed if its process is killed; empty where it does so anyway, or the URL
     * says what it shall do.
     */
    Optional<String> durability(String url) {
        return Optional.empty();
    }

    /** The end of a question that locks the rows it finds; empty where nobody changes them meanwhile. */
    String rowLock() {
        return "";
    }

    /**
     * How many keys one question may name at most. Databases that run in the process look at every row of a scheduler when a
     * question names several keys, and find the row of one by the index.
     */
    int keysAtOnce() {
        return 500;
    }

    /** How texts must be treated. By the SQL standard blanks at the end do not count. */
    Texts texts() {
        return new Texts(true);
    }

    /** Whether a failure is over when the transaction is repeated: a deadlock, a lock waited for too long. */
    boolean isRepeatable(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith("40");
    }

    /** Whether a statement failed because what it makes is there already. */
    boolean isAlreadyThere(SQLException failure) {
        return false;
    }

    /** How records are written and claimed. */
    Verbs verbs(Database database, int scheduler) {
        return new PortableVerbs(database, scheduler);
    }

    /** Whether transactions can be told to see what others have committed meanwhile. */
    boolean hasReadCommitted() {
        return true;
    }

    /** Whether the driver tells for each of many statements sent together how many rows it changed. */
    boolean countsBatches() {
        return !name.equals("any");
    }

    /** How the driver is to be set up where the URL does not say. */
    static Map<String, String> driverProperties(String url) {
        return url.startsWith("jdbc:sqlite:") ? SqliteDialect.DRIVER_PROPERTIES : Map.of();
    }
}

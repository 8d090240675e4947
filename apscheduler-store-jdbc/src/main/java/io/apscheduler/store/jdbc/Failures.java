package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobStoreException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong with the database of one store. Immutable. */
record Failures(String alias) {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcJobStore.class);
    private static final Pattern FULL = Pattern.compile(
            "no space left|not enough space|(disk|table|tablespace|filegroup) .*is full|unable to extend",
            Pattern.CASE_INSENSITIVE);

    /** The failure as the scheduler sees it. */
    JobStoreException of(String purpose, SQLException cause, int attempts) {
        String repeated = attempts > 1 ? " in " + attempts + " attempts" : "";
        return new JobStoreException(
                "Job store \"" + alias + "\" could not " + purpose + repeated + ": " + reason(cause), cause);
    }

    private static String reason(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (isTimeOfPool(cause)) {
            return "no connection became free in time. All are in use, or the database cannot be reached;"
                    + " see the option pool.maximumPoolSize, and the cause.";
        }
        if (isConnection(cause)) {
            return "the connection to the database was lost or refused. Whether the last statement was done is unknown;"
                    + " repeating it is safe.";
        }
        if (state.startsWith("28") || cause instanceof SQLInvalidAuthorizationSpecException) {
            return "the database refused the user name or the password.";
        }
        if (state.equals("25006")) {
            return "the database takes no writes at present: it is read-only or a standby.";
        }
        if (isFull(cause)) {
            return "the disk, or what the database may use of it, is full. Make room; nothing has to be restarted.";
        }
        if (state.startsWith("40")) {
            return "it lost against other transactions each time.";
        }
        return "the database refused (SQL state " + (state.isEmpty() ? "unknown" : state) + "); see the cause.";
    }

    /** Databases agree neither on a state nor on a number for it. */
    private static boolean isFull(SQLException cause) {
        boolean full = "53100".equals(cause.getSQLState());
        for (Throwable each = cause; each != null; each = each.getCause()) {
            full |= FULL.matcher(String.valueOf(each.getMessage())).find();
        }
        return full;
    }

    private static boolean isTimeOfPool(SQLException cause) {
        return cause instanceof SQLTransientConnectionException
                && String.valueOf(cause.getMessage()).contains("request timed out");
    }

    /** Whether the database was not reached, rather than refusing something. */
    static boolean isConnection(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLRecoverableException;
    }

    /** Notes that something was refused without which the store is worse, but works. */
    void warnOf(String consequence, JobStoreException refusal) {
        LOG.warn("{} {}", refusal.getMessage(), consequence, refusal);
    }

    /** Notes what needs nobody's attention. */
    static void unimportant(String what, Exception cause) {
        LOG.debug(what, cause);
    }
}

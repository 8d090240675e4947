package io.apscheduler.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.util.Optional;

/** PostgreSQL 12 and later. */
final class PostgresDialect extends Dialect {
    /**
     * What the exchange needs of its connection. Planning it takes as long as running it, so that is done once for all; since
     * the tables may be empty then, nothing may be chosen that is good for small tables only. A wait must not outlast the
     * lease; compiling a plan takes longer than running it.
     */
    static final String SETTINGS = "set_config('plan_cache_mode', 'force_generic_plan', %1$s),"
            + " set_config('enable_seqscan', 'off', %1$s), set_config('enable_sort', 'off', %1$s),"
            + " set_config('lock_timeout', '3s', %1$s), set_config('jit', 'off', %1$s)";

    /** Whether a connection has what saves planning; the rest is for bad days. */
    static final String ARE_SET = "current_setting('plan_cache_mode') = 'force_generic_plan'"
            + " and current_setting('enable_seqscan') = 'off' and current_setting('enable_sort') = 'off'";

    /** A listing reads the whole table and sorts it, and should do so as is best for its size. */
    private static final String LISTING = "select set_config('plan_cache_mode', 'force_custom_plan', true),"
            + " set_config('enable_seqscan', 'on', true), set_config('enable_sort', 'on', true)";

    private static final String LOCK_TIMEOUT = "55P03";

    PostgresDialect() {
        super("postgresql");
    }

    /** Sets up the connections of a pool, if it is one to PostgreSQL. */
    static void prepare(String url, HikariConfig config) {
        if (url.startsWith("jdbc:postgresql:")) {
            String own = "select " + SETTINGS.formatted("false");
            String given = config.getConnectionInitSql();
            config.setConnectionInitSql(given == null ? own : own + "; " + given);
        }
    }

    @Override
    String limit() {
        return " limit ?";
    }

    @Override
    Optional<String> clock(String url) {
        return Optional.of("select (extract(epoch from now()) * 1000000)::bigint");
    }

    @Override
    Optional<String> listing() {
        return Optional.of(LISTING);
    }

    @Override
    Texts texts() {
        return new Texts(false);
    }

    @Override
    boolean isRepeatable(SQLException failure) {
        return super.isRepeatable(failure) || LOCK_TIMEOUT.equals(failure.getSQLState());
    }

    @Override
    Verbs verbs(Database database, int scheduler) {
        return new PostgresVerbs(database, scheduler);
    }
}

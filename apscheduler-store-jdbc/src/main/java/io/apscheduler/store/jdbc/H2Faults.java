package io.apscheduler.store.jdbc;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Has a pool throw away connections to H2 that will never do anything again, as they are after the disk has failed: the
 * database is opened anew when the last of them is gone. Immutable.
 */
final class H2Faults implements SQLExceptionOverride {
    private static final Set<Integer> BROKEN = Set.of(50000, 90028, 90031, 90098, 90121);

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return BROKEN.contains(failure.getErrorCode())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}

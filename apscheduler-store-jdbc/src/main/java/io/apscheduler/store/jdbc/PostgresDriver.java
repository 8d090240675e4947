package io.apscheduler.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What only PostgreSQL's own driver can do. It is called by name, since this library is compiled without it. */
final class PostgresDriver {
    private PostgresDriver() {}

    /** A class of the driver that a connection is of, by its name within the driver. */
    static Class<?> type(Connection own, String name) throws ClassNotFoundException {
        return Class.forName("org.postgresql." + name, false, own.getClass().getClassLoader());
    }

    /** Calls a method of the driver's. */
    static @Nullable Object called(Method method, Object on, Object... arguments)
            throws SQLException, ReflectiveOperationException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

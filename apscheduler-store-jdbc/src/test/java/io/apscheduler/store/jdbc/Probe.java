package io.apscheduler.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * A data source that notes each statement and commit, and loses the connection or throws where told to. Thread-safe as long as
 * faults are set between calls.
 */
final class Probe implements DataSourceBasics {
    private final DataSource source;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> before = note -> false;
    private volatile Predicate<String> after = note -> false;
    private volatile SQLException fault = lost();

    Probe(DataSource source) {
        this.source = source;
    }

    static SQLException lost() {
        return new SQLException("An I/O error occurred while sending to the backend.", "08006");
    }

    /** What was sent since the last call: the texts of statements, and "commit". */
    List<String> taken() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /** The next statement, or commit, that fits is not carried out, and fails. */
    void failBefore(Predicate<String> which, SQLException with) {
        fault = with;
        before = once(which);
    }

    /** The next statement, or commit, that fits is carried out, but its answer is lost. */
    void failAfter(Predicate<String> which, SQLException with) {
        fault = with;
        after = once(which);
    }

    /** Whatever fits is not carried out, and fails. */
    void failAlways(Predicate<String> which, SQLException with) {
        fault = with;
        before = which;
    }

    private static Predicate<String> once(Predicate<String> which) {
        boolean[] done = {false};
        return note -> {
            boolean hit = !done[0] && which.test(note);
            done[0] |= hit;
            return hit;
        };
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        return proxy(Connection.class, connection, (method, args, target) -> {
            if (method.getName().equals("prepareStatement")) {
                String text = (String) args[0];
                PreparedStatement statement = (PreparedStatement) method.invoke(target, args);
                return proxy(
                        PreparedStatement.class,
                        statement,
                        (m, a, t) -> m.getName().startsWith("execute")
                                ? noted(text, connection, () -> m.invoke(t, a))
                                : m.invoke(t, a));
            }
            if (method.getName().equals("commit")) {
                return noted("commit", connection, () -> method.invoke(target, args));
            }
            return method.invoke(target, args);
        });
    }

    private Object noted(String note, Connection connection, Action action) throws Throwable {
        notes.add(note);
        if (before.test(note)) {
            drop(connection);
            throw fault;
        }
        Object result = action.run();
        if (after.test(note)) {
            drop(connection);
            throw fault;
        }
        return result;
    }

    private void drop(Connection connection) throws SQLException {
        if (String.valueOf(fault.getSQLState()).startsWith("08")) {
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private static <T> T proxy(Class<T> type, T target, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return call.on(method, args, target);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private interface Action {
        Object run() throws Throwable;
    }

    private interface Call {
        Object on(Method method, Object[] args, Object target) throws Throwable;
    }
}

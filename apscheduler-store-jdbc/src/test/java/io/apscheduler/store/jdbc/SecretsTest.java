package io.apscheduler.store.jdbc;

import static io.apscheduler.store.jdbc.Records.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is shown nowhere. */
final class SecretsTest {
    private static final String SECRET = "s3cr3t-p4ss";
    private static final Driver TALKATIVE = new TalkativeDriver();

    @BeforeAll
    static void register() throws SQLException {
        DriverManager.registerDriver(TALKATIVE);
    }

    @AfterAll
    static void deregister() throws SQLException {
        DriverManager.deregisterDriver(TALKATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:talkative://app:s3cr3t-p4ss@localhost/app",
                "jdbc:talkative://localhost/app?user=app&password=s3cr3t-p4ss&ssl=true",
                "jdbc:talkative:app;PASSWORD=s3cr3t-p4ss;x=1",
                "jdbc:talkative:thin:app/s3cr3t-p4ss@localhost:1521",
                "jdbc:nobody-knows://app:s3cr3t-p4ss@localhost/app",
                "jdbc:postgresql://localhost:1/app?user=app&password=s3cr3t-p4ss",
            })
    void ofTheUrlIsInNoException(String url) {
        JdbcJobStore store = JdbcJobStore.at(url).build();

        assertHidden(catchThrowable(() -> store.open(context())));
        assertThat(store.toString()).doesNotContain(SECRET).contains("***");
    }

    @Test
    void ofTheOptionIsInNoException() {
        JdbcJobStore store = JdbcJobStore.at("jdbc:talkative:app")
                .username("app")
                .password(SECRET)
                .build();

        assertHidden(catchThrowable(() -> store.open(context())));
        assertThat(store.toString()).doesNotContain(SECRET);
    }

    @Test
    void whatIsNotSecretStays() {
        Throwable thrown = catchThrowable(
                () -> JdbcJobStore.at("jdbc:nobody-knows:x").build().open(context()));

        assertThat(thrown)
                .hasMessageContaining("jdbc:nobody-knows:x")
                .hasMessageContaining("Add the database's JDBC driver");
    }

    private static void assertHidden(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain(SECRET).contains("JobStoreException");
    }

    /** A driver that tells all it was given when it cannot connect. */
    private static final class TalkativeDriver implements Driver {
        @Override
        public Connection connect(String url, Properties info) throws SQLException {
            throw new SQLException(
                    "Cannot connect to " + url + " with " + info,
                    "08001",
                    new IllegalStateException("The password was " + SECRET));
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:talkative:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }
    }
}

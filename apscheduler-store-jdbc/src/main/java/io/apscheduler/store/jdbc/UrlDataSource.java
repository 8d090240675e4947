package io.apscheduler.store.jdbc;

import io.apscheduler.spi.JobStoreException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Connections from a driver by a URL. It alone knows the password: the pool is given no URL, so that neither its log nor its
 * exceptions can show it. Thread-safe.
 */
final class UrlDataSource implements DataSourceBasics {
    private final Driver driver;
    private final String url;
    private final Properties properties = new Properties();
    private final Redaction redaction;

    /**
     * Finds the driver.
     *
     * @throws JobStoreException if there is none
     */
    UrlDataSource(Settings settings) {
        this.url = settings.url();
        this.redaction = settings.redaction();
        this.driver = driver(url)
                .orElseThrow(() -> new JobStoreException("No driver on the class path takes the URL "
                        + redaction.hideIn(url) + ". Add the database's JDBC driver."));
        Dialect.driverProperties(url).forEach((key, value) -> {
            if (!url.contains(key + "=")) {
                properties.setProperty(key, value);
            }
        });
        put("user", settings.username());
        put("password", settings.password());
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }

    private static Optional<Driver> driver(String url) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return found(ServiceLoader.load(Driver.class, context), url)
                .or(() -> found(ServiceLoader.load(Driver.class, UrlDataSource.class.getClassLoader()), url))
                .or(() -> DriverManager.drivers().filter(d -> accepts(d, url)).findFirst());
    }

    private static Optional<Driver> found(ServiceLoader<Driver> drivers, String url) {
        return drivers.stream()
                .map(ServiceLoader.Provider::get)
                .filter(d -> accepts(d, url))
                .findFirst();
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = driver.connect(url, (Properties) properties.clone());
            if (connection == null) {
                throw new SQLException("The driver does not take the URL " + redaction.hideIn(url) + ".", "08001");
            }
            return connection;
        } catch (SQLException e) {
            throw redaction.hideIn(e);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The user is set once for all.");
    }

    @Override
    public String toString() {
        return redaction.hideIn(url);
    }
}

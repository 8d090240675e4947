package io.apscheduler.chaos.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;

/** A MongoDB server of the caller's on this machine, which is neither started nor ended here. */
final class RealMongo implements Server {
    private final URI uri;

    private RealMongo(URI uri) {
        this.uri = uri;
    }

    static RealMongo at(String text) throws IOException {
        URI uri = URI.create(text);
        boolean isHere = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!isHere || uri.getPort() < 0) {
            throw new IOException(
                    "APSCHEDULER_TEST_MONGO_URI must name one server of this machine with its port, such as"
                            + " mongodb://localhost:27017/test?directConnection=true.");
        }
        return new RealMongo(uri);
    }

    @Override
    public int port() {
        return uri.getPort();
    }

    @Override
    public String uri(int reachedAt) {
        String options = uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&";
        String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
        String path = uri.getRawPath().isEmpty() ? "/test" : uri.getRawPath();
        return "mongodb://" + user + "127.0.0.1:" + reachedAt + path + "?" + options + "directConnection=true";
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("A server of yours is not killed here.");
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("A server of yours is not started here.");
    }

    @Override
    public Closeable fill() {
        throw new UnsupportedOperationException("A server of yours is not used up here.");
    }

    @Override
    public void close() {
        // It is the caller's.
    }
}

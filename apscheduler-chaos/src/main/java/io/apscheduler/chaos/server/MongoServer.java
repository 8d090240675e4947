package io.apscheduler.chaos.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A stand-in that speaks MongoDB's protocol, in this process. A kill takes its connections and its port, not what it has
 * confirmed.
 */
final class MongoServer implements Server {
    private final PrimaryStandIn standIn = new PrimaryStandIn();
    private final int port;
    private de.bwaldvogel.mongo.MongoServer running;

    private MongoServer(int port) {
        this.port = port;
        this.running = new de.bwaldvogel.mongo.MongoServer(standIn);
        bind();
    }

    static MongoServer begin() throws IOException {
        return new MongoServer(Ports.free());
    }

    private void bind() {
        running.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public int port() {
        return port;
    }

    /** One member is asked directly: whom it names as its set would be reached past the proxy. */
    @Override
    public String uri(int reachedAt) {
        return "mongodb://127.0.0.1:" + reachedAt + "/test?directConnection=true&serverSelectionTimeoutMS=5000";
    }

    @Override
    public void kill() {
        running.shutdownNow();
    }

    @Override
    public void start() {
        running = new de.bwaldvogel.mongo.MongoServer(standIn);
        bind();
    }

    @Override
    public Closeable fill() {
        throw new UnsupportedOperationException("The stand-in for MongoDB takes any number of connections.");
    }

    @Override
    public void close() {
        kill();
    }
}

package io.apscheduler.chaos.command;

import io.apscheduler.chaos.fault.Proxy;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.node.NodeSetup;
import io.apscheduler.chaos.server.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The nodes of a run, and the server that they share. */
final class Cluster implements AutoCloseable {
    private final Server server;
    private final Ledgers ledgers;
    private final Jobs jobs;
    private final List<Node> nodes = new ArrayList<>();

    private Cluster(Server server, Ledgers ledgers, Jobs jobs) {
        this.server = server;
        this.ledgers = ledgers;
        this.jobs = jobs;
    }

    /** Starts a server, and all nodes. */
    static Cluster start(Settings settings, MachineTime time) throws IOException, InterruptedException {
        String scheduler = "chaos-" + settings.seed() + "-" + time.epoch();
        Server server = settings.store().name().start(settings.folder().resolve("server"), settings.module());
        Cluster cluster = new Cluster(
                server,
                new Ledgers(settings.folder(), time),
                new Jobs(settings.store().name(), server.uri(server.port()), scheduler));
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::endByForce));
        for (int i = 1; i <= settings.nodes(); i++) {
            Proxy proxy = Proxy.to(server.port());
            int port = settings.isFaulty() ? proxy.port() : server.port();
            NodeSetup pattern = new NodeSetup(
                    scheduler, "", 1, "", settings.store().toString(), server.uri(port), settings.leaseMillis());
            Node node = new Node(i, proxy, cluster.ledgers, pattern);
            cluster.nodes.add(node);
            node.launch();
        }
        for (Node node : cluster.nodes) {
            cluster.ledgers.awaitReady(node.name());
        }
        return cluster;
    }

    Server server() {
        return server;
    }

    Ledgers ledgers() {
        return ledgers;
    }

    Jobs jobs() {
        return jobs;
    }

    /** A node, by its number. */
    Node node(int number) {
        return nodes.get(number - 1);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Shuts all nodes down. */
    void shutDown() throws IOException, InterruptedException {
        for (Node node : nodes) {
            node.shutDown();
        }
    }

    private void endByForce() {
        nodes.forEach(Node::close);
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("The server may still run: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        endByForce();
    }
}

package io.apscheduler.chaos.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.apscheduler.chaos.fault.Proxy;
import io.apscheduler.chaos.node.NodeProgram;
import io.apscheduler.chaos.node.NodeSetup;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One node: the network before it, and its processes, one after the other. Thread-safe. */
final class Node implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;
    private static final String LOG = "org.slf4j.simpleLogger.";

    private final int number;
    private final Proxy proxy;
    private final Ledgers ledgers;
    private final NodeSetup pattern;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock fate = new ReentrantLock();
    private @Nullable Process process;
    private volatile String name = "";
    private int processes;
    private int version = 1;

    /** A node whose processes are set up as the pattern, each with a name and a ledger of its own. */
    Node(int number, Proxy proxy, Ledgers ledgers, NodeSetup pattern) {
        this.number = number;
        this.proxy = proxy;
        this.ledgers = ledgers;
        this.pattern = pattern;
    }

    Proxy proxy() {
        return proxy;
    }

    /** Held by what is done to it, until that is over: a process that is only just starting is spared. */
    ReentrantLock fate() {
        return fate;
    }

    /** What the ledger calls its present process. */
    String name() {
        return name;
    }

    /** The processes that follow know the task of new jobs. */
    void renew() {
        version = 2;
    }

    /** Starts a process, and waits until its scheduler runs. */
    void start() throws IOException, InterruptedException {
        launch();
        ledgers.awaitReady(name);
    }

    /** Starts a process. */
    void launch() throws IOException {
        lock.lock();
        try {
            name = number + "." + processes++;
            Path ledger = ledgers.add(name);
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-D" + LOG + "defaultLogLevel=warn",
                    "-D" + LOG + "showDateTime=true",
                    "-D" + LOG + "dateTimeFormat=" + LapseLog.FORMAT,
                    "-cp",
                    System.getProperty("java.class.path"),
                    NodeProgram.class.getName()));
            NodeSetup setup = new NodeSetup(
                    pattern.scheduler(),
                    name,
                    version,
                    ledger.toString(),
                    pattern.store(),
                    pattern.uri(),
                    pattern.leaseMillis());
            command.addAll(setup.arguments());
            File log = ledgers.logOf(name).toFile();
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } finally {
            lock.unlock();
        }
    }

    private Process process() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("Node " + number + " was not started.");
        }
        return running;
    }

    /** As {@code kill -9} does it. */
    void kill() {
        process().destroyForcibly().onExit().join();
    }

    /** Sends {@code STOP} or {@code CONT}. */
    void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, "" + process().pid())
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IOException("Node " + name + " took no signal " + signal + ".");
        }
    }

    /** Tells its process to do something. */
    @SuppressWarnings("resource") // the stream stays open: its end would end the process
    void order(String words) throws IOException {
        OutputStream orders = process().getOutputStream();
        orders.write((words + "\n").getBytes(UTF_8));
        orders.flush();
    }

    /** Shuts it down, and waits for its end. */
    void shutDown() throws IOException, InterruptedException {
        if (process().isAlive()) {
            order("stop");
            if (!process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Node " + name + " did not end when told to.");
            }
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        proxy.close();
    }
}

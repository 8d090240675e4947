package io.apscheduler.benchmarks.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Nodes of which each has a JVM of its own, which lives as long as this object. */
public final class NodeProcesses implements Nodes {
    private static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC");

    private final List<JvmOfNode> jvms = new ArrayList<>();

    /** Starts so many JVMs. */
    public NodeProcesses(StoreServer.Kind kind, String address, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            jvms.add(JvmOfNode.start(kind, address));
        }
    }

    @Override
    public void prepare() throws IOException {
        for (JvmOfNode jvm : jvms) {
            jvm.say(NodeProgram.PREPARE);
        }
        for (JvmOfNode jvm : jvms) {
            jvm.expect(NodeProgram.READY);
        }
    }

    @Override
    public void letLoose() throws IOException {
        for (JvmOfNode jvm : jvms) {
            jvm.say(NodeProgram.LET_LOOSE);
        }
    }

    @Override
    public List<Long> end() throws IOException {
        List<Long> runs = new ArrayList<>();
        for (JvmOfNode jvm : jvms) {
            jvm.say(NodeProgram.END);
        }
        for (JvmOfNode jvm : jvms) {
            runs.add(Long.valueOf(jvm.hear()));
        }
        return runs;
    }

    @Override
    public void close() {
        jvms.forEach(jvm -> jvm.process().destroy());
    }

    private record JvmOfNode(Process process, Writer in, BufferedReader out) {
        static JvmOfNode start(StoreServer.Kind kind, String address) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(OPTIONS);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeProgram.class.getName()));
            command.addAll(List.of(kind.name(), address));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new JvmOfNode(process, process.outputWriter(), process.inputReader());
        }

        void say(String line) throws IOException {
            in.write(line + "\n");
            in.flush();
        }

        String hear() throws IOException {
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException("The JVM of a node has ended.");
            }
            return line;
        }

        void expect(String answer) throws IOException {
            String line = hear();
            if (!line.equals(answer)) {
                throw new IllegalStateException("The JVM of a node says \"" + line + "\".");
            }
        }
    }
}

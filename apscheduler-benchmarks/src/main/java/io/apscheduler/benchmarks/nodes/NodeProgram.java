package io.apscheduler.benchmarks.nodes;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** One node in a JVM of its own: does what standard input says, line by line, until that ends. */
final class NodeProgram {
    /** Answered by {@link #READY}. */
    static final String PREPARE = "prepare";
    /** Not answered. */
    static final String LET_LOOSE = "let loose";
    /** Answered by the number of runs. */
    static final String END = "end";

    static final String READY = "ready";

    private NodeProgram() {}

    /** Arguments: the kind of server, and its address. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (LocalNodes node = new LocalNodes(StoreServer.Kind.valueOf(arguments[0]), arguments[1], 1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line) {
                    case PREPARE -> {
                        node.prepare();
                        System.out.println(READY);
                    }
                    case LET_LOOSE -> node.letLoose();
                    case END -> System.out.println(node.end().get(0));
                    default -> throw new IllegalArgumentException("Nobody knows \"" + line + "\".");
                }
            }
        }
    }
}

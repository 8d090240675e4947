package io.apscheduler.benchmarks.command;

import io.apscheduler.benchmarks.table.Table;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The program behind {@code apscheduler-benchmarks/run}. Tables go to standard output, progress to standard error. */
public final class Main {
    private static final Path MODULE = Path.of(System.getProperty("apscheduler.benchmarks", "."));

    private Main() {}

    /** Measures what the arguments ask for. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (words.isEmpty() || words.contains("--help")) {
            out.print(Request.HELP);
        } else if (words.contains("--list")) {
            Request.list().forEach(out::println);
        } else {
            System.exit(measure(words, out) == 0 ? 0 : 1);
        }
    }

    private static int measure(List<String> words, PrintStream out) throws Exception {
        Request request;
        try {
            request = Request.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        Page page = new Page(MODULE.resolveSibling("docs").resolve("performance.md"));
        int failures = 0;
        for (Table table : request.tables()) {
            String name = table.heading().name();
            Session session =
                    new Session(request, table, new RawResults(MODULE.resolve("target/results"), name), System.err);
            failures += session.measure();
            List<String> lines = session.lines(LocalDate.now(ZoneOffset.UTC));
            lines.forEach(out::println);
            if (request.isWritten()) {
                page.put("machine", Machine.describe());
                page.put(name, lines);
            }
        }
        return failures;
    }
}

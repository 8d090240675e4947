package io.apscheduler.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What came of calling the program within this process. */
record Called(int status, String out, String err) {
    /** Calls it on a clock that stands still. */
    static Called at(Instant now, String command, String... arguments) {
        return on(InstantSource.fixed(now), command, arguments);
    }

    static Called on(InstantSource clock, String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(clock).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int status = line.execute(words.toArray(String[]::new));
        return new Called(status, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    List<String> errorLines() {
        return err.lines().toList();
    }
}

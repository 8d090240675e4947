package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose task the next release does not know is kept, and run when the task is known again. */
class RenamedCodeTest {
    @TempDir
    private Path folder;

    @Test
    void isQuarantinedThenRequeuedAndRun() throws Exception {
        assertThat(run()).as("the old release").containsExactly("monday is added");

        List<String> lines = run();

        assertThat(lines).as("the new release").hasSize(2);
        assertThat(lines.get(0)).startsWith("monday is quarantined: ").contains("report");
        assertThat(lines.get(1)).isEqualTo("Here is the report.");
    }

    private List<String> run() throws Exception {
        return ProgramRun.lines(
                RenamedCode.class, Map.of("JOBS", folder.resolve("jobs").toString()), "renamed-code.properties");
    }
}

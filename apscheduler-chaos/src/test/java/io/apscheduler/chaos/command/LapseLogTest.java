package io.apscheduler.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LapseLogTest {
    private static final String LAPSE = "2026-11-27T13:45:00.250+01:00 [apscheduler-chaos-dispatch-default] WARN"
            + " io.apscheduler.engine.dispatch.Exchanger - This node's lease in job store \"default\" lapsed: others may have"
            + " taken its jobs. It goes on under a new name.";

    @TempDir
    private Path folder;

    @Test
    void findsWhenLeasesLapsed() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "something else\n" + LAPSE + "\nat some.Class\n");
        long micros = Instant.parse("2026-11-27T12:45:00.250Z").toEpochMilli() * 1_000;

        assertThat(LapseLog.read(log, "1.0", new MachineTime(1_000)))
                .containsExactly(Entry.of(Mark.LAPSED, micros - 1_000, "1.0", ""));
    }
}

package io.apscheduler.chaos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final Entry START = new Entry(Mark.START, 17, "2.1", "PLAIN-3", 5_000_000, 5_000_000, 1, "12");

    @TempDir
    private Path folder;

    @Test
    void readsWhatWasWrittenOnce() throws Exception {
        Path file = folder.resolve("2.1.ledger");
        LedgerReader reader = new LedgerReader(file);
        assertThat(reader.more()).isEmpty();
        try (Ledger ledger = Ledger.in(file)) {
            ledger.write(START);
            assertThat(reader.more()).containsExactly(START);
            ledger.write(Entry.of(Mark.READY, 18, "2.1", "a\tb\nc"));
        }

        assertThat(reader.more()).containsExactly(Entry.of(Mark.READY, 18, "2.1", "a b c"));
        assertThat(reader.more()).isEmpty();
    }

    @Test
    void leavesHalfALineForLater() throws Exception {
        Path file = folder.resolve("half");
        String line = START.line();
        LedgerReader reader = new LedgerReader(file);
        Files.writeString(file, line.substring(0, 9));
        assertThat(reader.more()).isEmpty();
        Files.writeString(file, line.substring(9), StandardOpenOption.APPEND);

        assertThat(reader.more()).containsExactly(START);
    }

    @Test
    void passesOverWhatIsNoEntry() {
        assertThat(Entry.parse("START\t17")).isEmpty();
        assertThat(Entry.parse(START.line().strip().replace("17", "soon"))).isEmpty();
    }

    @Test
    void knowsWhenAFireTimeIsByTheMonotonicClock() {
        MachineTime time = MachineTime.now();

        assertThat(time.at(MachineTime.wallMicros()) - MachineTime.micros()).isBetween(-10_000_000L, 10_000_000L);
    }
}

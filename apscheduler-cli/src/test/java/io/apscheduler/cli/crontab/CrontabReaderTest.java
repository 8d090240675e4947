package io.apscheduler.cli.crontab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.apscheduler.job.Command;
import io.apscheduler.trigger.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CrontabReaderTest {
    private static final Surroundings HERE = new Surroundings(
            Map.of("PATH", "/usr/bin:/bin"),
            "ann",
            "/home/ann",
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2027-03-01T00:00:00Z"));

    private static Crontab read(String... lines) {
        return CrontabReader.read(String.join("\n", lines), HERE);
    }

    private static Command command(String... lines) {
        Crontab crontab = read(lines);
        assertThat(crontab.wrong()).isEmpty();
        return crontab.entries().get(crontab.entries().size() - 1).command();
    }

    @Nested
    class Lines {
        @Test
        void commentsAndBlankLinesMeanNothing() {
            assertThat(read("# a comment", "", "   ", "\t# another", "0 5 * * * x")
                            .entries())
                    .extracting(CrontabEntry::line, CrontabEntry::schedule, CrontabEntry::text)
                    .containsExactly(tuple(5, "0 5 * * *", "x"));
        }

        @Test
        void endAsOnAnySystem() {
            assertThat(CrontabReader.read("0 5 * * * x\r\n0 6 * * * y\r\n@daily z", HERE)
                            .entries())
                    .extracting(CrontabEntry::line, CrontabEntry::text)
                    .containsExactly(tuple(1, "x"), tuple(2, "y"), tuple(3, "z"));
        }

        @Test
        void mayFollowAByteOrderMark() {
            assertThat(CrontabReader.read("\uFEFF0 5 * * * x\n", HERE).entries())
                    .hasSize(1);
        }

        @Test
        void haveIdsOfTheirNumberAndProgram() {
            assertThat(read("", " 0 5 * * * /opt/backup.sh -v", "@daily cd /srv && ./go")
                            .entries())
                    .extracting(CrontabEntry::id)
                    .containsExactly("2-backup.sh", "3-go");
        }

        @Test
        void thatAreWrongAreLeftOutWithTheReason() {
            Crontab crontab = read(
                    "61 * * * * a",
                    "0 5 * * * fine",
                    "0 0 30 2 * b",
                    "@never c",
                    "1 2 3",
                    "A='open",
                    "* * * * * root x y");
            assertThat(crontab.entries()).extracting(CrontabEntry::line).containsExactly(2);
            assertThat(crontab.wrong()).extracting(LineNote::line).containsExactly(1, 3, 4, 5, 6, 7);
            assertThat(crontab.wrong().get(0).text()).contains("minute", "61", "0");
            assertThat(crontab.wrong().get(1).text()).contains("never comes");
        }
    }

    @Nested
    class Times {
        @Test
        void areThoseOfTheCrontabTrigger() {
            assertThat(read("30 5 * * mon-fri x").entries().get(0).trigger())
                    .isEqualTo(Triggers.crontab("30 5 * * mon-fri"));
        }

        @Test
        void ofRebootAreTheStart() {
            assertThat(read("@reboot x").entries().get(0).trigger()).isEqualTo(Triggers.now());
        }

        @Test
        void followTheZoneSetLast() {
            Crontab crontab = read("0 5 * * * a", "CRON_TZ=Asia/Tokyo", "0 5 * * * b", "CRON_TZ=", "0 5 * * * c");
            assertThat(crontab.entries())
                    .extracting(CrontabEntry::trigger)
                    .containsExactly(
                            Triggers.crontab("0 5 * * *"),
                            Triggers.crontab("0 5 * * *").timeZone(ZoneId.of("Asia/Tokyo")),
                            Triggers.crontab("0 5 * * *"));
        }

        @Test
        void areNotMovedByTz() {
            Crontab crontab = read("TZ=Asia/Tokyo", "0 5 * * * a");
            assertThat(crontab.entries().get(0).trigger()).isEqualTo(Triggers.crontab("0 5 * * *"));
            assertThat(crontab.entries().get(0).command().environment()).containsEntry("TZ", "Asia/Tokyo");
            assertThat(crontab.remarks())
                    .singleElement()
                    .satisfies(note -> assertThat(note.text()).contains("CRON_TZ"));
        }

        @Test
        void inAnUnknownZoneAreLeftOutUntilTheNextZone() {
            Crontab crontab = read("CRON_TZ=Europe/Berln", "0 5 * * * a", "CRON_TZ=UTC", "0 5 * * * b");
            assertThat(crontab.entries()).extracting(CrontabEntry::line).containsExactly(4);
            assertThat(crontab.wrong()).extracting(LineNote::line).containsExactly(1, 2);
            assertThat(crontab.wrong().get(1).text()).contains("line 1", "Europe/Berln");
        }

        @Test
        void areSpreadByARandomDelay() {
            assertThat(read("RANDOM_DELAY=45", "0 5 * * * a").entries().get(0).trigger())
                    .isEqualTo(Triggers.crontab("0 5 * * *").jitter(Duration.ofMinutes(45)));
        }
    }

    @Nested
    class Commands {
        @Test
        void runInTheDefaultShellAtHome() {
            Command command = command("* * * * * x");
            assertThat(command.shell()).isEqualTo("/bin/sh");
            assertThat(command.directory()).isEqualTo("/home/ann");
            assertThat(command.environment())
                    .containsEntry("SHELL", "/bin/sh")
                    .containsEntry("HOME", "/home/ann")
                    .containsEntry("LOGNAME", "ann")
                    .containsEntry("USER", "ann");
        }

        @Test
        void runInTheShellAndTheHomeThatAreSet() {
            Command command = command("SHELL=/bin/bash", "HOME=/srv", "* * * * * x");
            assertThat(command.shell()).isEqualTo("/bin/bash");
            assertThat(command.directory()).isEqualTo("/srv");
        }

        @Test
        void seeTheVariablesSetBeforeThem() {
            assertThat(command("A=1", "B=x", "* * * * * c", "A=2", "C=3", "* * * * * c")
                            .environment())
                    .containsEntry("A", "2")
                    .containsEntry("B", "x")
                    .containsEntry("C", "3");
            assertThat(read("A=1", "* * * * * c", "A=2")
                            .entries()
                            .get(0)
                            .command()
                            .environment())
                    .containsEntry("A", "1");
        }

        @Test
        void cannotBeRunAsSomebodyElse() {
            assertThat(command("LOGNAME=root", "* * * * * x").environment()).containsEntry("LOGNAME", "ann");
        }

        @Test
        void readTheInputAfterAPercentSign() {
            Command command = command("* * * * * cat %a%b");
            assertThat(command.words()).containsExactly("cat ");
            assertThat(command.input()).isEqualTo("a\nb\n");
        }
    }

    @Nested
    class Remarks {
        @Test
        void sayThatNothingIsMailed() {
            assertThat(read("MAILTO=ops@example.org").remarks())
                    .singleElement()
                    .satisfies(note -> assertThat(note.text()).contains("ops@example.org"));
            assertThat(read("MAILTO=\"\"").remarks()).isEmpty();
        }

        @Test
        void sayThatVariablesAreNotReplaced() {
            assertThat(read("PATH=/opt/bin:$PATH").remarks())
                    .singleElement()
                    .satisfies(note -> assertThat(note.text()).contains("PATH").contains("literally"));
        }
    }
}

package io.apscheduler.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.chaos.fault.Fault;
import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.MachineTime;
import io.apscheduler.chaos.ledger.Mark;
import io.apscheduler.chaos.load.Kind;
import io.apscheduler.chaos.load.PlannedJob;
import io.apscheduler.chaos.verdict.Disturbance;
import io.apscheduler.chaos.verdict.Evidence;
import io.apscheduler.chaos.verdict.Judge;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class ReportTest {
    private static final PlannedJob JOB = new PlannedJob(Kind.ALWAYS, 0, 10_000_000, 1_000_000, 20);

    /** A job that is on node 1 until that is killed, and on node 2 from then on; the last fire time is left out if asked for. */
    private static Evidence evidence(int fires) {
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of(Mark.READY, 9_000_000, "1.0", ""));
        entries.add(Entry.of(Mark.READY, 9_000_000, "2.0", ""));
        for (int i = 0; i < fires; i++) {
            long fire = JOB.fire(i);
            boolean isLate = i > 4 && i < 8;
            entries.add(Entry.of(
                    i == 5 ? Mark.AGAIN : Mark.START,
                    isLate ? 17_500_000 : fire + 500,
                    i < 5 ? "1.0" : "2.0",
                    JOB.id(),
                    fire));
        }
        entries.add(Entry.of(Mark.LAPSED, 25_000_000, "2.0", ""));
        entries.add(Entry.of(Mark.STOPPING, 28_100_000, "2.0", ""));
        entries.add(Entry.of(Mark.STOPPED, 28_200_000, "2.0", ""));
        List<Disturbance> faults = new ArrayList<>();
        int at = 14;
        for (FaultKind kind : FaultKind.values()) {
            String process = kind.isOfAll() ? "" : "1.0";
            faults.add(new Disturbance(
                    new Fault(kind, 1, 0, 0, 0), process, at * 1_000_000L + 1_000, at * 1_000_000L + 900_000));
            at += kind == FaultKind.KILL ? 7 : 1;
        }
        return new Evidence(List.of(JOB), entries, faults, Map.of(), 3_000_000, new MachineTime(0));
    }

    private static List<String> summary(Evidence evidence) {
        return Summary.lines(evidence, Judge.judge(evidence));
    }

    @Test
    void saysInWordsWhatWasSeen() {
        assertThat(summary(evidence(20)))
                .contains("1 jobs, 20 fire times: 20 started once, 0 again after a lapsed lease, 0 missed, 0 untold")
                .contains("leases lapsed: 2; start after fire time: median 0.5 ms, worst 2.5 s")
                .contains("the last job of a killed node started elsewhere after: median 2.50 s, worst 2.50 s, of 1;"
                        + " one lease is 3.0 s")
                .contains("All promises were kept.");
    }

    @Test
    void saysWhatWasBroken() {
        assertThat(summary(evidence(19)))
                .contains("VIOLATED: a fire time was neither started nor reported missed (1 times)")
                .contains("    ALWAYS-0: fire time 29000000")
                .doesNotContain("All promises were kept.");
    }

    @Test
    void drawsAPictureThatIsWellFormed() throws Exception {
        for (int fires : List.of(19, 20)) {
            Evidence evidence = evidence(fires);
            String svg = Timeline.svg(evidence, Judge.judge(evidence));
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertThat(svg).contains("node 1", "node 2", "server");
            for (FaultKind kind : FaultKind.values()) {
                assertThat(svg).contains(kind.word());
            }
        }
    }

    @Test
    void putsItAllOnAPage() {
        Evidence evidence = evidence(19);

        assertThat(Page.html("run --seed <1>", evidence, Judge.judge(evidence)))
                .contains(
                        "run --seed &lt;1&gt;",
                        "<svg",
                        "Promises that were not kept",
                        "ALWAYS-0",
                        "14.0 s".substring(4));
    }
}

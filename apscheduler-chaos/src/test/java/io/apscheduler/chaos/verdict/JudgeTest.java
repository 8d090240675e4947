package io.apscheduler.chaos.verdict;

import static io.apscheduler.chaos.fault.FaultKind.DELAY;
import static io.apscheduler.chaos.fault.FaultKind.KILL;
import static io.apscheduler.chaos.fault.FaultKind.RESTART;
import static io.apscheduler.chaos.fault.FaultKind.STOP;
import static io.apscheduler.chaos.load.Kind.ALWAYS;
import static io.apscheduler.chaos.load.Kind.ATMOSTONCE;
import static io.apscheduler.chaos.load.Kind.PLAIN;
import static io.apscheduler.chaos.load.Kind.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.ledger.Mark;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JudgeTest {
    static Stream<Arguments> scenes() {
        return Stream.of(
                scene(
                        "all is well",
                        new Scene(ALWAYS, 2).start("1.0", 0, 10_001).start("2.0", 1, 11_000)),
                scene("exactly on time", new Scene(ALWAYS, 1).start("1.0", 0, 10_000)),
                scene("early", new Scene(ALWAYS, 1).start("1.0", 0, 9_999), Rule.STARTED_EARLY),
                scene("nothing heard", new Scene(ALWAYS, 1), Rule.NEITHER_STARTED_NOR_MISSED),
                scene(
                        "one of three not heard of",
                        new Scene(PLAIN, 3).start("1.0", 0, 10_001).start("1.0", 2, 12_001),
                        Rule.NEITHER_STARTED_NOR_MISSED),
                scene(
                        "missed within the grace time's rules",
                        new Scene(PLAIN, 2).missed("1.0", 0, 1, 12_500, "MISFIRE")),
                scene(
                        "missed, though any lateness is allowed",
                        new Scene(ALWAYS, 1).missed("1.0", 0, 0, 12_000, "MISFIRE"),
                        Rule.MISSED_WITHOUT_EXCUSE),
                scene(
                        "missed because another was running",
                        new Scene(SINGLE, 1).missed("1.0", 0, 0, 10_000, "MAX_INSTANCES")),
                scene(
                        "lost, though it may be repeated",
                        new Scene(PLAIN, 1).missed("1.0", 0, 0, 12_000, "LOST"),
                        Rule.MISSED_WITHOUT_EXCUSE),
                scene(
                        "started and missed",
                        new Scene(PLAIN, 1).start("1.0", 0, 10_001).missed("2.0", 0, 0, 12_000, "MISFIRE"),
                        Rule.STARTED_AND_MISSED),
                scene(
                        "started by a zombie, missed by who has taken the job over",
                        new Scene(PLAIN, 1)
                                .start("1.0", 0, 10_900)
                                .missed("2.0", 0, 0, 12_000, "MISFIRE")
                                .lapsed("1.0", 12_500)),
                scene(
                        "missed by a zombie, started by who has taken the job over",
                        new Scene(PLAIN, 1)
                                .again("2.0", 0, 11_000)
                                .missed("1.0", 0, 0, 12_000, "MISFIRE")
                                .lapsed("1.0", 12_000),
                        Rule.STARTED_AND_MISSED),
                scene(
                        "started at most once, and then lost",
                        new Scene(ATMOSTONCE, 1)
                                .start("1.0", 0, 10_001)
                                .fault(KILL, "1.0", 10_002, 12_000)
                                .missed("2.0", 0, 0, 13_200, "LOST")),
                scene(
                        "at most once, and yet again after a kill",
                        new Scene(ATMOSTONCE, 1)
                                .start("1.0", 0, 10_001)
                                .fault(KILL, "1.0", 10_002, 12_000)
                                .again("2.0", 0, 13_200),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "twice, and nobody died",
                        new Scene(ALWAYS, 1).start("1.0", 0, 10_001).start("2.0", 0, 10_001),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "twice on one node",
                        new Scene(ALWAYS, 1).start("1.0", 0, 10_001).start("1.0", 0, 10_900),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "again after a kill",
                        new Scene(ALWAYS, 1)
                                .run(Mark.START, "1.0", 0, 10_001, 0)
                                .fault(KILL, "1.0", 10_002, 12_000)
                                .again("2.0", 0, 13_200)),
                scene(
                        "three times after one kill",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .fault(KILL, "1.0", 10_002, 12_000)
                                .again("2.0", 0, 13_200)
                                .again("3.0", 0, 13_300),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "three times after two kills",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .fault(KILL, "1.0", 10_002, 12_000)
                                .again("2.0", 0, 13_200)
                                .fault(KILL, "2.0", 13_201, 14_000)
                                .again("3.0", 0, 16_400)),
                scene(
                        "again, but it was another node that was killed",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .fault(KILL, "3.0", 10_002, 12_000)
                                .again("2.0", 0, 13_200),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "again, and the kill was long after",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .start("2.0", 0, 10_001)
                                .fault(KILL, "1.0", 40_000, 41_000),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "again, and the lease was found lapsed long after",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .again("2.0", 0, 29_000)
                                .lapsed("1.0", 30_000),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "the same, as the store was away",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .note(Entry.of(Mark.STORE_FAILED, 10_100_000, "1.0", ""))
                                .again("2.0", 0, 29_000)
                                .lapsed("1.0", 30_000)
                                .note(Entry.of(Mark.STORE_RECOVERED, 30_010_000, "1.0", ""))),
                scene(
                        "the same, as the store was away for another node",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .note(Entry.of(Mark.STORE_FAILED, 10_100_000, "2.0", ""))
                                .note(Entry.of(Mark.STORE_RECOVERED, 28_000_000, "2.0", ""))
                                .again("2.0", 0, 29_000)
                                .lapsed("1.0", 30_000),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "a zombie's late start, found lapsed afterwards",
                        new Scene(ALWAYS, 1)
                                .again("2.0", 0, 13_200)
                                .fault(STOP, "1.0", 9_900, 14_000)
                                .start("1.0", 0, 14_001)
                                .lapsed("1.0", 14_050)),
                scene(
                        "a node that was only slow",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .fault(DELAY, "1.0", 9_000, 14_000)
                                .again("2.0", 0, 13_200),
                        Rule.STARTED_TOO_OFTEN),
                scene(
                        "untold, for who had to tell was killed",
                        new Scene(PLAIN, 2).fault(KILL, "1.0", 11_500, 12_000).start("2.0", 1, 11_600)),
                scene(
                        "untold, but it may not be missed at all",
                        new Scene(ALWAYS, 1).fault(KILL, "1.0", 11_500, 12_000),
                        Rule.NEITHER_STARTED_NOR_MISSED),
                scene(
                        "two runs at once",
                        new Scene(SINGLE, 2)
                                .run(Mark.START, "1.0", 0, 10_000, 11_500)
                                .run(Mark.START, "2.0", 1, 11_000, 11_600),
                        Rule.OVERLAPPED),
                scene(
                        "two runs at once, one of them a zombie's",
                        new Scene(SINGLE, 2)
                                .run(Mark.START, "1.0", 0, 10_000, 14_000)
                                .lapsed("1.0", 14_001)
                                .again("2.0", 0, 13_500)
                                .start("2.0", 1, 13_600)),
                scene(
                        "counted right",
                        new Scene(ALWAYS, 1).start("1.0", 0, 10_001).removed("1.0", 10_010, 1)),
                scene(
                        "counted twice",
                        new Scene(ALWAYS, 1).start("1.0", 0, 10_001).removed("1.0", 10_010, 2),
                        Rule.COUNTED_WRONG),
                scene(
                        "ended twice",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .removed("1.0", 10_010, 1)
                                .removed("2.0", 10_020, 1),
                        Rule.ENDED_TWICE),
                scene("left", new Scene(ALWAYS, 1).start("1.0", 0, 10_001).left("owner 1.0"), Rule.LEFT),
                scene(
                        "quarantined",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .note(new Entry(Mark.QUARANTINED, 11, "1.0", "ALWAYS-0", 0, 0, 0, "no such task")),
                        Rule.QUARANTINED),
                scene("stuck", new Scene(ALWAYS, 1).start("1.0", 0, 18_100), Rule.STUCK),
                scene("not quite stuck", new Scene(ALWAYS, 1).start("1.0", 0, 17_900)),
                scene(
                        "late, but the server was away",
                        new Scene(ALWAYS, 1).fault(RESTART, "", 10_000, 18_000).start("1.0", 0, 21_000)),
                scene(
                        "late, but all nodes were dead",
                        new Scene(ALWAYS, 2)
                                .fault(KILL, "1.0", 9_800, 24_000)
                                .fault(KILL, "2.0", 9_900, 25_000)
                                .start("1.1", 0, 25_500)
                                .start("2.1", 1, 25_500)),
                scene(
                        "late, and one of two nodes was there",
                        new Scene(ALWAYS, 2)
                                .fault(KILL, "1.0", 9_800, 24_000)
                                .start("1.1", 0, 25_500)
                                .start("2.0", 1, 11_000),
                        Rule.STUCK),
                scene(
                        "late, but after two kills",
                        new Scene(ALWAYS, 1)
                                .fault(KILL, "1.0", 9_900, 13_000)
                                .fault(KILL, "2.0", 16_000, 17_000)
                                .start("3.0", 0, 21_000)),
                scene(
                        "a fire time that it does not have",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .note(Entry.of(Mark.START, 10_500_000, "1.0", "ALWAYS-0", 10_400_000)),
                        Rule.NO_FIRE_TIME),
                scene(
                        "a job that there is not",
                        new Scene(ALWAYS, 1)
                                .start("1.0", 0, 10_001)
                                .note(Entry.of(Mark.START, 10_500_000, "1.0", "ALWAYS-7", 10_400_000)),
                        Rule.NO_FIRE_TIME));
    }

    private static Arguments scene(String name, Scene scene, Rule... broken) {
        return Arguments.of(name, scene, List.of(broken));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenes")
    void findsWhatIsBrokenAndNothingElse(String name, Scene scene, List<Rule> broken) {
        assertThat(scene.broken()).isEqualTo(broken);
    }

    @Test
    void counts() {
        Scene scene = new Scene(PLAIN, 4)
                .start("1.0", 0, 10_100)
                .start("1.0", 1, 11_300)
                .fault(KILL, "1.0", 11_301, 12_000)
                .again("2.0", 1, 14_000)
                .missed("2.0", 2, 2, 14_100, "MISFIRE");

        assertThat(Judge.judge(scene.evidence()).figures())
                .isEqualTo(new Verdict.Figures(4, 1, 1, 1, 0, 1, 300_000, 300_000));
        assertThat(Judge.judge(scene.evidence()).isKept()).isFalse();
    }
}

package io.apscheduler.chaos.command;

import io.apscheduler.chaos.fault.FaultKind;
import io.apscheduler.chaos.load.Load;
import io.apscheduler.chaos.node.StoreChoice;
import io.apscheduler.chaos.node.Wrapping;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.chaos.verdict.Judge;
import io.apscheduler.chaos.verdict.Verdict;
import java.nio.file.Path;
import java.util.Set;

/** A small run for tests: two nodes, a lease of two seconds, twenty seconds of fire times. */
public record Trial(Settings settings) {
    /** With that defect. */
    public static Trial of(
            StoreName store, Class<? extends Wrapping> defect, Set<FaultKind> faults, long seed, Path folder) {
        StoreChoice choice = new StoreChoice(store, defect.getName());
        Load load = new Load(100, 0, 1_000_000, 20, false);
        return new Trial(new Settings(choice, load, 2, faults, 2_000, seed, folder, Path.of(".")));
    }

    /** What comes of it. */
    public Verdict judged() throws Exception {
        return Judge.judge(new Session(settings, line -> {}).run());
    }
}

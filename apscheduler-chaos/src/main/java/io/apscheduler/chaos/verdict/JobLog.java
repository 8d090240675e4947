package io.apscheduler.chaos.verdict;

import io.apscheduler.chaos.ledger.Entry;
import io.apscheduler.chaos.load.PlannedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was written down of one job, by its fire times. */
final class JobLog {
    private final PlannedJob job;
    private final List<FireLog> fires;
    private final List<Entry> strays = new ArrayList<>(0);
    private final List<Entry> ends = new ArrayList<>();
    private final List<Entry> removals = new ArrayList<>(1);
    private final List<Entry> quarantines = new ArrayList<>(0);

    JobLog(PlannedJob job) {
        this.job = job;
        this.fires = Stream.generate(FireLog::new).limit(job.times()).toList();
    }

    void add(Entry entry) {
        switch (entry.mark()) {
            case START, AGAIN -> {
                int index = job.indexOf(entry.fire());
                if (index < 0) {
                    strays.add(entry);
                } else {
                    fires.get(index).started(entry);
                }
            }
            case MISSED -> missed(entry);
            case END -> ends.add(entry);
            case REMOVED -> removals.add(entry);
            case QUARANTINED -> quarantines.add(entry);
            default -> throw new IllegalArgumentException(entry.mark() + " is about no job.");
        }
    }

    private void missed(Entry entry) {
        int first = job.indexOf(entry.first());
        int last = job.indexOf(entry.fire());
        if (first < 0 || last < first) {
            strays.add(entry);
        } else {
            IntStream.rangeClosed(first, last).forEach(index -> fires.get(index).missed(entry));
        }
    }

    PlannedJob job() {
        return job;
    }

    List<FireLog> fires() {
        return fires;
    }

    List<Entry> strays() {
        return strays;
    }

    List<Entry> ends() {
        return ends;
    }

    List<Entry> removals() {
        return removals;
    }

    List<Entry> quarantines() {
        return quarantines;
    }
}

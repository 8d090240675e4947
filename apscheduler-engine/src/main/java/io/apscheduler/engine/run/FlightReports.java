package io.apscheduler.engine.run;

/** Hears how flights go. Called on the threads of runs; thread-safe and quick. */
public interface FlightReports {
    /** A run is about to be called; told only of jobs that have a timeout. */
    void started(Flight flight, int index);

    /** A run has ended. */
    void ended(RunEnd end);
}

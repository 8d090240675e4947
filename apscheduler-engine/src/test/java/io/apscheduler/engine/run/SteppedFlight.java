package io.apscheduler.engine.run;

import io.apscheduler.engine.run.RunEnd.Outcome;

/** A flight whose runs take their time without a thread: each step of it is a call. */
public final class SteppedFlight {
    private final Flight flight;
    private int index;

    /** The steps of a flight that was handed over. */
    public SteppedFlight(Flight flight) {
        this.flight = flight;
    }

    public Flight flight() {
        return flight;
    }

    /** The place of the run that is under way. */
    public int index() {
        return index;
    }

    /** Takes off; false if it was recalled before. */
    public boolean begin(Thread runner) {
        return flight.begin(runner);
    }

    /** Goes to the next run that is to be called now; false if there is none, and the flight is over. */
    public boolean call() {
        while (index < flight.runs().size() && flight.goesOn(index)) {
            if (flight.isCalled(index)) {
                return true;
            }
            index++;
        }
        return false;
    }

    /** The run under way has ended. */
    public void end(boolean succeeded) {
        if (succeeded) {
            flight.arrive(index++, Outcome.SUCCEEDED, null, null);
        } else {
            flight.arrive(index++, Outcome.FAILED, null, new IllegalStateException("It failed on purpose."));
        }
    }
}

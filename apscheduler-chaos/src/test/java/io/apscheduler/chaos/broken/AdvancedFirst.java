package io.apscheduler.chaos.broken;

import io.apscheduler.chaos.node.Wrapping;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobStore;
import io.apscheduler.spi.Standing;

/**
 * Writes the fire time after the next one before the next one is run, as stores do that advance a schedule when they hand it out: a
 * crash loses the run. Jobs fire each second.
 */
public final class AdvancedFirst implements Wrapping {
    private static final long PERIOD = 1_000_000;

    @Override
    public JobStore store(StoreName name, String uri) {
        return new Store(name.store(uri));
    }

    private static final class Store extends Passing {
        Store(JobStore store) {
            super(store);
        }

        @Override
        public ExchangeReply exchange(ExchangeRequest request) {
            return super.exchange(new ExchangeRequest(
                    request.node(),
                    request.leaseMicros(),
                    request.completions().stream().map(Store::advanced).toList(),
                    request.capacity(),
                    request.declined(),
                    request.lookAheadMicros()));
        }

        private static Completion advanced(Completion completion) {
            boolean isMoreToCome = completion instanceof Completion.Advance advance
                    && advance.keep()
                    && advance.standing().state() == null
                    && advance.standing().nextFire() != Standing.NEVER;
            return isMoreToCome ? advanced((Completion.Advance) completion) : completion;
        }

        private static Completion advanced(Completion.Advance advance) {
            Standing then = advance.standing();
            Standing later = new Standing(
                    then.nextFire() + PERIOD, then.due() + PERIOD, then.runs() + 1, then.paused(), null, null);
            return new Completion.Advance(advance.id(), advance.fence(), later, true);
        }
    }
}

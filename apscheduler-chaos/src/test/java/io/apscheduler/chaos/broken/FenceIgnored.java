package io.apscheduler.chaos.broken;

import io.apscheduler.chaos.node.Wrapping;
import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.spi.Completion;
import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import io.apscheduler.spi.JobStore;

/**
 * Takes a completion from whoever brings it, as stores do that finish a job by its id alone: a zombie overwrites what others have
 * done since its lease lapsed.
 */
public final class FenceIgnored implements Wrapping {
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
                    request.completions().stream().map(this::unfenced).toList(),
                    request.capacity(),
                    request.declined(),
                    request.lookAheadMicros()));
        }

        private Completion unfenced(Completion completion) {
            long fence = find(completion.id()).map(JobRecord::fence).orElse(completion.fence());
            return completion instanceof Completion.Advance advance
                    ? new Completion.Advance(advance.id(), fence, advance.standing(), advance.keep())
                    : new Completion.Remove(completion.id(), fence);
        }
    }
}

package io.apscheduler.store.jdbc;

import io.apscheduler.spi.ExchangeReply;
import io.apscheduler.spi.ExchangeRequest;
import io.apscheduler.spi.JobRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The calls of an open store that write, as one kind of database does them best. Thread-safe. */
interface Verbs {
    List<JobRecord> add(List<JobRecord> records);

    Optional<JobRecord> update(JobRecord record);

    List<JobRecord> remove(Collection<String> ids);

    ExchangeReply exchange(ExchangeRequest request);

    void leave(String node);

    /** Ends what runs beside the calls. */
    default void close() {}
}

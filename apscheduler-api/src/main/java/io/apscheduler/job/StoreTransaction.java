package io.apscheduler.job;

/**
 * A transaction of the caller's in the database that a job store keeps its jobs in: what is done with it takes effect when
 * the caller commits, together with all else that the caller does in it, or not at all.
 *
 * <p>Stores bring their own kinds, such as {@code JdbcTransaction.on(connection)} of the JDBC store. The caller begins,
 * commits and rolls back; a scheduler does neither. Confined as the transaction behind it is, usually to one thread.
 */
public interface StoreTransaction {}

/** The job store that keeps its jobs in a relational database. */
@NullMarked
package io.apscheduler.store.jdbc;

import org.jspecify.annotations.NullMarked;

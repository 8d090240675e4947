/** The job store that keeps its jobs in local files, by a journal and MapDB. */
@NullMarked
package io.apscheduler.store.mapdb;

import org.jspecify.annotations.NullMarked;

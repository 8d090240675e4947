package io.apscheduler.store.mapdb;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is of no use any more, where a failure to do so must not hide what went before. */
final class Quietly {
    private static final Logger LOG = LoggerFactory.getLogger(MapDbJobStore.class);

    private Quietly() {}

    static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("A file of the MapDB store could not be closed.", e);
        }
    }

    static void delete(Disk disk, String name) {
        try {
            disk.delete(name);
        } catch (IOException e) {
            LOG.debug("{}.{}, which is not needed any more, could not be deleted.", disk.place(), name, e);
        }
    }
}

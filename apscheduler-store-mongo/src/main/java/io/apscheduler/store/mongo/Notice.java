package io.apscheduler.store.mongo;

import java.util.concurrent.ThreadLocalRandom;

/** A note for a node that a record which it owns was changed: a mark that makes it unique, a blank, the record's id. */
final class Notice {
    private Notice() {}

    static String of(String id) {
        return Long.toHexString(ThreadLocalRandom.current().nextLong()) + " " + id;
    }

    static String id(String notice) {
        return notice.substring(notice.indexOf(' ') + 1);
    }
}

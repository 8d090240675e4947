package io.apscheduler.store.mongo;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A note for a node that a record which it owns was changed: a mark that makes it unique, a blank, the record's id. */
final class Notice {
    private Notice() {}

    static String of(String id) {
        return Long.toHexString(ThreadLocalRandom.current().nextLong()) + " " + id;
    }

    static List<String> ids(List<String> notices) {
        return notices.stream().map(Notice::id).toList();
    }

    static String id(String notice) {
        return notice.substring(notice.indexOf(' ') + 1);
    }
}

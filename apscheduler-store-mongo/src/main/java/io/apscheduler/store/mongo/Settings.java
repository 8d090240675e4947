package io.apscheduler.store.mongo;

import com.mongodb.client.MongoClient;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a store was made with. Immutable.
 *
 * @param uri the connection string, empty where there is a client
 * @param client the caller's own client, null where there is a connection string
 * @param database the database, null for the one of the connection string
 */
record Settings(
        String uri, @Nullable MongoClient client, @Nullable String database, String collection) {
    static final String DATABASE = "apscheduler";
    static final String COLLECTION = "jobs";
    static final String FORM = "letters, digits, _, - and ., at most 60, a letter or _ first";

    static final String DATABASE_FORM = "letters, digits, _ and -, at most 60";

    private static final Pattern DATABASE_NAME = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,59}");
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)([^/@:]*):[^/?]*@");

    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.startsWith("system.");
    }

    static boolean isDatabase(String name) {
        return DATABASE_NAME.matcher(name).matches();
    }

    /** Where the jobs are, without passwords. */
    @Override
    public String toString() {
        String where = client == null ? USER_INFO.matcher(uri).replaceAll("$1:***@") : "a client of the caller's";
        return "collection " + collection + (database == null ? "" : " of database " + database) + " at " + where;
    }
}

package io.apscheduler.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import io.apscheduler.spi.JobStoreException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong with the server of one store. Immutable. */
record Failures(String alias) {
    private static final Logger LOG = LoggerFactory.getLogger(MongoJobStore.class);
    private static final int UNAUTHORIZED = 13;
    private static final int TOO_LARGE = 10334;
    private static final int TOO_LARGE_AFTERWARDS = 17419;

    /** Does something, and tells a failure of it as the scheduler shall see it. */
    <T> T telling(String purpose, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw of(purpose, e);
        } catch (IllegalStateException e) {
            throw new JobStoreException(
                    "Job store \"" + alias + "\" could not " + purpose + ": its client was closed by someone else.", e);
        }
    }

    private JobStoreException of(String purpose, MongoException cause) {
        return new JobStoreException("Job store \"" + alias + "\" could not " + purpose + ": " + reason(cause), cause);
    }

    private static String reason(MongoException cause) {
        if (cause instanceof MongoInterruptedException) {
            return "the thread was interrupted. Whether the last command was done is unknown; repeating it is safe.";
        }
        if (cause instanceof MongoSecurityException || cause.getCode() == UNAUTHORIZED) {
            return "the server refused the user, or the user may not do that. It needs the role readWrite on the database.";
        }
        if (cause instanceof MongoTimeoutException) {
            return "no server that takes writes could be reached in time. See the option uri, and the cause.";
        }
        if (cause instanceof MongoNotPrimaryException || cause instanceof MongoNodeIsRecoveringException) {
            return "the server is not the primary any more, and no other was found in time. Repeating it is safe.";
        }
        if (cause instanceof MongoSocketException) {
            return "the connection was lost or refused. Whether the last command was done is unknown; repeating it is safe.";
        }
        return reasonOfAnswer(cause);
    }

    private static String reasonOfAnswer(MongoException cause) {
        boolean unconfirmed = cause instanceof MongoWriteConcernException
                || (cause instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null);
        if (unconfirmed) {
            return "it was written, but a majority of the servers did not confirm it in time. Repeating it is safe.";
        }
        if (cause instanceof MongoCursorNotFoundException) {
            return "the server gave up its cursor each time. Ask for fewer jobs at once.";
        }
        int code = code(cause);
        if (code == TOO_LARGE || code == TOO_LARGE_AFTERWARDS) {
            return "a document would have more than 16 MiB, which MongoDB does not take.";
        }
        if (code == Jobs.DUPLICATE_KEY) {
            return "another document is in the way; see the cause. Were indexes added that make other fields unique?";
        }
        return "the server refused (code " + code + "); see the cause.";
    }

    private static int code(MongoException cause) {
        if (cause instanceof MongoBulkWriteException bulk
                && !bulk.getWriteErrors().isEmpty()) {
            return bulk.getWriteErrors().get(0).getCode();
        }
        if (cause instanceof MongoWriteException write) {
            return write.getError().getCode();
        }
        return cause instanceof MongoCommandException command ? command.getErrorCode() : cause.getCode();
    }

    /** Notes what needs nobody's attention. */
    static void unimportant(String what, Exception cause) {
        LOG.debug(what, cause);
    }
}

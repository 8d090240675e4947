package io.apscheduler.store.mapdb;

import java.io.IOException;

/** Says that a file of the store cannot be used as it is: what is wrong with it, and where. It has been left as it was. */
final class StoreFileException extends IOException {
    private static final long serialVersionUID = 1L;

    StoreFileException(String message) {
        super(message);
    }

    StoreFileException(String message, Throwable cause) {
        super(message, cause);
    }
}

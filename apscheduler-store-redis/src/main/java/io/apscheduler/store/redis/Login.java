package io.apscheduler.store.redis;

import org.jspecify.annotations.Nullable;

/**
 * Who the store is to a server. Immutable.
 *
 * @param username null for the server's default user
 * @param password null if none is needed
 */
record Login(@Nullable String username, @Nullable String password) {
    static final Login NONE = new Login(null, null);

    Login withUsername(String name) {
        return new Login(name, password);
    }

    Login withPassword(String secret) {
        return new Login(username, secret);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username == null ? "the default user" : username;
    }
}

package io.apscheduler.chaos.node;

import io.apscheduler.chaos.server.StoreName;
import io.apscheduler.spi.JobStore;

/**
 * Which store a node uses. Written as {@code postgresql}, or with the class of a {@link Wrapping} as
 * {@code postgresql:com.acme.Broken}.
 *
 * @param wrapping the name of the class, empty for none
 */
public record StoreChoice(StoreName name, String wrapping) {
    /** From what {@link #toString} wrote. */
    static StoreChoice parse(String text) {
        String[] parts = text.split(":", 2);
        return new StoreChoice(
                StoreName.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), parts.length == 1 ? "" : parts[1]);
    }

    JobStore store(String uri) throws ReflectiveOperationException {
        return wrapping.isEmpty()
                ? name.store(uri)
                : Class.forName(wrapping)
                        .asSubclass(Wrapping.class)
                        .getConstructor()
                        .newInstance()
                        .store(name, uri);
    }

    @Override
    public String toString() {
        return wrapping.isEmpty() ? name.toString() : name + ":" + wrapping;
    }
}

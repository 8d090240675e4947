package io.apscheduler.engine.config;

import java.util.Objects;

/**
 * One property.
 *
 * @param key the whole key, as it was written
 * @param written the value as it was written, which is what messages show
 * @param text the value with variables expanded and blanks around it removed
 * @param isReadable whether the variables could be expanded; if not that was reported, and nothing else is to be
 */
record Property(String key, String written, String text, boolean isReadable) {
    Property {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(written, "written");
        Objects.requireNonNull(text, "text");
    }
}

package io.apscheduler.trigger;

import java.util.Map;

/**
 * A trigger as data: the name of its type and its options, all text.
 *
 * <p>The same text is used in properties files, stored jobs and listings. A spec is not checked until it is
 * {@linkplain Triggers#compile(TriggerSpec) compiled}; scheduling a job does that at once.
 *
 * @apiNote Specs are made by {@link Triggers}. There is rarely a reason to implement this interface; if there is, delegate
 *     to what {@link Triggers#of(String, Map)} returns.
 * @implSpec A spec is an immutable value and safe for use by several threads. <b>Equality is by type and options alone,
 *     whatever the class</b>: {@code equals} holds exactly if the other object is a {@code TriggerSpec} whose
 *     {@code type()} and {@code options()} both equal this one's, and {@code hashCode} is
 *     {@code 31 * type().hashCode() + options().hashCode()}. The one exception is {@link LambdaSpec}, which holds an object
 *     and is equal only to a spec of the same object.
 */
public interface TriggerSpec {

    /** Returns the name of the trigger's type, such as {@code cron}: the {@link TriggerProvider#type()} that understands it. */
    String type();

    /**
     * Returns the options that were given, by key, as they were written.
     *
     * @return an unmodifiable map without null keys or values, in a defined order; that of the specs made by
     *     {@link Triggers} is sorted by key
     */
    Map<String, String> options();
}

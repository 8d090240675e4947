package io.apscheduler.trigger;

/**
 * Understands one type of trigger: turns specs of that type into behaviour. Service-provider interface.
 *
 * <p>Providers are found by {@link java.util.ServiceLoader}: a module says
 * {@code provides io.apscheduler.trigger.TriggerProvider with …}, a jar on the class path lists the class in
 * {@code META-INF/services/io.apscheduler.trigger.TriggerProvider}. The built-in types are found the same way. A provider
 * does nothing until a spec names its type.
 *
 * @implSpec A provider has a public constructor without parameters, is stateless, and is safe for use by several threads.
 */
public interface TriggerProvider {

    /**
     * Returns the name by which specs refer to this type, in lower case, such as {@code cron}. It is unique: two providers
     * of one name make that name unusable. {@value LambdaSpec#TYPE} is taken.
     */
    String type();

    /**
     * Turns a spec into behaviour.
     *
     * @param spec a spec of this {@link #type()}, which need not be an instance of any particular class
     * @param context zone, moment of creation, and a way to compile nested specs
     * @return a pure function, as {@link Trigger} demands
     * @throws TriggerSpecException if an option is unknown, missing or malformed; values are refused, never repaired
     * @implSpec Checks everything: an error must show here, not at the first fire time. The option {@code jitter}, where a
     *     type has it, is checked but not applied: delaying runs is the scheduler's work.
     */
    Trigger compile(TriggerSpec spec, TriggerContext context);

    /**
     * Returns the spec as listings show it.
     *
     * @param spec a spec of this {@link #type()}, which may be one that {@code compile} refuses
     * @return one line; by default {@code type[key='value', …]} with the options in their order
     */
    default String describe(TriggerSpec spec) {
        return Descriptions.plain(spec);
    }
}

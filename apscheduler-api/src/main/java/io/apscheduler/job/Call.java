package io.apscheduler.job;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Task#of(Call.Of0)} and its siblings take: a method reference or lambda with zero to six parameters. There is
 * one interface per number of parameters and no more, so that overloaded methods can be named without a cast. A value that
 * the method returns is not lost: it becomes the result of the run.
 *
 * <p>They are serializable only so that the name of a referenced method can be read; nothing is ever serialized.
 */
public sealed interface Call extends Serializable {
    /** No parameter. */
    @FunctionalInterface
    non-sealed interface Of0 extends Call {
        /** Does the work. */
        void call() throws Exception;
    }

    /** One parameter. */
    @FunctionalInterface
    non-sealed interface Of1<A extends @Nullable Object> extends Call {
        /** Does the work. */
        void call(A a) throws Exception;
    }

    /** Two parameters. */
    @FunctionalInterface
    non-sealed interface Of2<A extends @Nullable Object, B extends @Nullable Object> extends Call {
        /** Does the work. */
        void call(A a, B b) throws Exception;
    }

    /** Three parameters. */
    @FunctionalInterface
    non-sealed interface Of3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            extends Call {
        /** Does the work. */
        void call(A a, B b, C c) throws Exception;
    }

    /** Four parameters. */
    @FunctionalInterface
    non-sealed interface Of4<
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            extends Call {
        /** Does the work. */
        void call(A a, B b, C c, D d) throws Exception;
    }

    /** Five parameters. */
    @FunctionalInterface
    non-sealed interface Of5<
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object>
            extends Call {
        /** Does the work. */
        void call(A a, B b, C c, D d, E e) throws Exception;
    }

    /** Six parameters: an object and five arguments. */
    @FunctionalInterface
    non-sealed interface Of6<
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object>
            extends Call {
        /** Does the work. */
        void call(A a, B b, C c, D d, E e, F f) throws Exception;
    }
}

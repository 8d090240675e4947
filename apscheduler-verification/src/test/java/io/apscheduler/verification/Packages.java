package io.apscheduler.verification;

import java.util.stream.Stream;

/** The packages of the API; each may use those above it. */
final class Packages {
    static final String TRIGGER = "io.apscheduler.trigger";
    static final String JOB = "io.apscheduler.job";
    static final String EVENT = "io.apscheduler.event";
    static final String SPI = "io.apscheduler.spi";
    static final String ROOT = "io.apscheduler";

    private Packages() {}

    static String[] api(String... andOthers) {
        return Stream.concat(Stream.of(TRIGGER, JOB, EVENT, SPI, ROOT), Stream.of(andOthers))
                .toArray(String[]::new);
    }
}

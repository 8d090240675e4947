/** The contracts every store, trigger and executor must keep, and a clock to test schedules with. */
module io.apscheduler.testkit {
    requires transitive io.apscheduler.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static org.jspecify;

    exports io.apscheduler.testkit;

    opens io.apscheduler.testkit to
            org.junit.platform.commons;
}

/** The runnable program. */
module io.apscheduler.cli {
    requires static org.jspecify;
    requires transitive io.apscheduler.api;
    requires io.apscheduler.engine;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires org.slf4j;

    exports quickstart;

    opens io.apscheduler.cli to
            info.picocli;
}

/** The runnable program. */
module io.apscheduler.cli {
    requires static org.jspecify;
    requires io.apscheduler.api;
    requires info.picocli;
    requires io.apscheduler.engine;

    opens io.apscheduler.cli to
            info.picocli;
}

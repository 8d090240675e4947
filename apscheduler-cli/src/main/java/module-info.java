/** The runnable program. */
module io.apscheduler.cli {
    requires static org.jspecify;
    requires io.apscheduler.api;
    requires io.apscheduler.engine;
    requires info.picocli;

    opens io.apscheduler.cli to
            info.picocli;
}

/** The runnable program. */
module io.apscheduler.cli {
    requires io.apscheduler.api;
    requires info.picocli;
    requires io.apscheduler.engine;
}

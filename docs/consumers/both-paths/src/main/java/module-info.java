/** A program in a module of its own. The scheduler calls its tasks, so their package is exported. */
module com.example.both {
    requires io.apscheduler.api;

    // region exports
    exports com.example.both;
    // endregion
}

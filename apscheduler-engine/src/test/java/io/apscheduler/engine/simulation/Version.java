package io.apscheduler.engine.simulation;

/** Which edit of a job a definition comes from: its name says. */
final class Version {
    private Version() {}

    static String name(String id, int version) {
        return id + "#" + version;
    }

    static int of(String name) {
        return Integer.parseInt(name.substring(name.indexOf('#') + 1));
    }
}

package io.apscheduler.examples;

/** An object whose method is a task; an injector, or the constructor without parameters, makes it for each run. */
public class Mailer {
    /** Sends something. */
    public String send(String to, int copies) {
        return copies + " mails to " + to;
    }
}

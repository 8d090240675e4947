package io.apscheduler.engine.task.acme;

import io.apscheduler.job.JobContext;
import java.util.List;

/** An object whose methods are tasks. */
public class Mailer extends Sender<Order> {
    public Object send(String to, int copies) {
        return List.of(this, to, copies);
    }

    public Object report(JobContext context) {
        return List.of(this, context);
    }

    /** An inner class. */
    public class Inner {
        public void run() {}
    }
}

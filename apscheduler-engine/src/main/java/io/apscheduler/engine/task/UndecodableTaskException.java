package io.apscheduler.engine.task;

/** Says that a task's text or arguments make no sense to any node: the job can only be quarantined. */
public final class UndecodableTaskException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UndecodableTaskException(String message) {
        super(message);
    }
}

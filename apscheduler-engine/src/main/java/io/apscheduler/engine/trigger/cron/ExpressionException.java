package io.apscheduler.engine.trigger.cron;

/** Says why an expression is refused; who catches it knows whose expression it is. */
final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    ExpressionException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** Returns what is wrong and what is allowed. */
    String problem() {
        return problem;
    }
}

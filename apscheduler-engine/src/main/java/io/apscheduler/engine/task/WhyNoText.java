package io.apscheduler.engine.task;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Target;
import io.apscheduler.job.TaskNotPersistableException;

/** Says why code of this program has no text form, and what to write instead. */
final class WhyNoText {
    private static final String INSTEAD = "Write a public method of a public class and refer to it by"
            + " Task.of(Reports::send, …) if it is static, else by Task.of(Mailer.class, Mailer::send, …);"
            + " or register the task and schedule Task.named(name).";

    private WhyNoText() {}

    static void refuse(Code code) {
        if (code.reference().isEmpty()) {
            throw new TaskNotPersistableException(
                    "Task[" + code + "] can be kept in memory only. " + reason(code, code.target()));
        }
    }

    private static String reason(Code code, Target target) {
        String method = target.type().getName() + "::" + target.method();
        String simple = code.shortName();
        return switch (target.form()) {
            case LAMBDA ->
                "It is a lambda, which has no name to be found by (references to varargs methods"
                        + " and to methods inherited from classes out of reach are lambdas, too). " + INSTEAD;
            case OBJECT ->
                "It is an object of " + target.type().getName() + ", whose state has no text form. " + INSTEAD;
            case BOUND ->
                method + " is called on one particular object. Write Task.of(" + inSource(target) + ".class, "
                        + inSource(target) + "::" + simple + ", …), and the instance factory makes the object.";
            case INSTANCE ->
                method + " is called on the object that is its first argument. Write Task.of("
                        + inSource(target) + ".class, " + inSource(target) + "::" + simple
                        + ", …), and the instance factory makes the object.";
            case STATIC ->
                method + " is static and takes the made object as its first argument. Make it a method of that"
                        + " object, or write Task.of(" + inSource(target) + "::" + simple + ", …).";
            case CONSTRUCTOR ->
                "It is the constructor of " + target.type().getName() + ". Write a public static method that calls it.";
        };
    }

    private static String inSource(Target target) {
        return target.type().getSimpleName();
    }
}

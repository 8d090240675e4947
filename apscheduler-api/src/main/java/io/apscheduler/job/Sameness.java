package io.apscheduler.job;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Form;
import java.util.Optional;

/** Decides whether two tasks call the same. */
final class Sameness {
    private Sameness() {}

    static boolean isSame(Task one, Task other) {
        if (one.callee() instanceof Code a && other.callee() instanceof Code b) {
            return isSameCode(a, b);
        }
        if (one.callee() instanceof Command a && other.callee() instanceof Command b) {
            return a.words().get(0).equals(b.words().get(0)) && (a.shell() == null) == (b.shell() == null);
        }
        boolean areNames = one.callee() instanceof Callee.Named;
        return areNames == other.callee() instanceof Callee.Named && isSameText(one, other);
    }

    private static boolean isSameCode(Code a, Code b) {
        return a.function() == b.function()
                || (isMethod(a)
                        && a.target().equals(b.target())
                        && a.type() == b.type()
                        && a.receiver() == b.receiver());
    }

    private static boolean isMethod(Code code) {
        return code.target().form() != Form.LAMBDA && code.target().form() != Form.OBJECT;
    }

    private static boolean isSameText(Task one, Task other) {
        Optional<String> a = one.callee().reference();
        Optional<String> b = other.callee().reference();
        return a.isPresent()
                && b.isPresent()
                && (a.equals(b) || isOverload(a.get(), other, b.get()) || isOverload(b.get(), one, a.get()));
    }

    private static boolean isOverload(String typed, Task task, String untyped) {
        return ReferenceText.isTyped(typed)
                && ReferenceText.untyped(typed).equals(untyped)
                && ReferenceText.arity(typed)
                        == task.arguments().stream()
                                .filter(argument -> argument != Task.CONTEXT)
                                .count();
    }
}

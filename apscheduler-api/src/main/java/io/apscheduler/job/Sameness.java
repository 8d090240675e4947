package io.apscheduler.job;

import io.apscheduler.job.Callee.Code;
import io.apscheduler.job.Callee.Form;
import java.util.List;
import java.util.Optional;

/** Decides whether two tasks call the same, or are the same. */
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

    /** Whether two tasks cannot be told apart, whatever may happen to their arguments. */
    static boolean isVerySame(Task one, Task other) {
        return one.isStored() == other.isStored()
                && isVerySame(one.callee(), other.callee())
                && isVerySame(one.arguments(), other.arguments());
    }

    private static boolean isVerySame(Callee one, Callee other) {
        if (one instanceof Code a && other instanceof Code b) {
            return a.function() == b.function() && a.type() == b.type() && a.receiver() == b.receiver();
        }
        return one.equals(other);
    }

    private static boolean isVerySame(List<?> some, List<?> others) {
        boolean same = some.size() == others.size();
        for (int at = 0; same && at < some.size(); at++) {
            same = some.get(at) == others.get(at);
        }
        return same;
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

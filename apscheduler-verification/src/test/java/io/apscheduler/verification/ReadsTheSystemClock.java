package io.apscheduler.verification;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;

/** A call that asks the machine for the date or the time of day, where a clock should have been given. */
final class ReadsTheSystemClock extends DescribedPredicate<JavaMethodCall> {
    ReadsTheSystemClock() {
        super("the system clock is read");
    }

    @Override
    public boolean test(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        boolean takesNoClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.getName().equals(Clock.class.getName()));
        return (owner.equals(System.class.getName()) && method.equals("currentTimeMillis"))
                || (owner.startsWith("java.time.") && method.equals("now") && takesNoClock);
    }
}

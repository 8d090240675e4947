package io.apscheduler.engine.task;

import io.apscheduler.job.ConfigurationException;
import io.apscheduler.job.ConflictPolicy;
import io.apscheduler.job.CronSchedule;
import io.apscheduler.job.DateSchedule;
import io.apscheduler.job.IntervalSchedule;
import io.apscheduler.job.JobSpec;
import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes job specs of the methods of an object that are marked with a schedule. Confined to one call. */
public final class AnnotatedMethods {
    private static final Map<Class<? extends Annotation>, String> TRIGGERS = Map.of(
            CronSchedule.class, "cron",
            IntervalSchedule.class, "interval",
            DateSchedule.class, "date");

    private final Object bean;
    private final Consumer<TriggerSpec> triggerCheck;
    private final List<String> problems = new ArrayList<>();
    private final List<JobSpec> specs = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private AnnotatedMethods(Object bean, Consumer<TriggerSpec> triggerCheck) {
        this.bean = bean;
        this.triggerCheck = triggerCheck;
    }

    /**
     * The jobs that an object asks for, in the order of their ids. From the memory store they call this very object, from
     * other stores one that the instance factory makes.
     *
     * @param triggerCheck throws an {@link IllegalArgumentException} for triggers that cannot be compiled
     * @throws ConfigurationException naming all problems at once
     */
    public static List<JobSpec> of(Object bean, Consumer<TriggerSpec> triggerCheck) {
        return new AnnotatedMethods(bean, triggerCheck).read();
    }

    private List<JobSpec> read() {
        Class<?> type = Beans.classOf(bean);
        Beans.methods(type)
                .forEach(method -> Stream.of(method.getDeclaredAnnotations())
                        .filter(annotation -> typeOf(annotation).isPresent())
                        .forEach(annotation -> read(type, method, annotation)));
        if (specs.isEmpty() && problems.isEmpty()) {
            problems.add("No method of " + type.getName()
                    + " is marked with @CronSchedule, @IntervalSchedule or @DateSchedule.");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return List.copyOf(specs);
    }

    private void read(Class<?> type, Method method, Annotation annotation) {
        String place = type.getName() + "::" + method.getName();
        Optional<String> unfit = Beans.whyUnfit(method);
        if (unfit.isPresent()) {
            problems.add(place + " " + unfit.get());
            return;
        }
        try {
            Map<String, String> options = new LinkedHashMap<>();
            ScheduleOptions.textsOf(annotation).forEach(options::put);
            TriggerSpec trigger = Triggers.of(typeOf(annotation).orElseThrow(), ScheduleOptions.ofTrigger(options));
            triggerCheck.accept(trigger);
            JobSpec spec = ScheduleOptions.apply(JobSpec.of(Beans.task(bean, type, method), trigger), options);
            add(spec.id().isPresent() ? spec : spec.id(place), place);
        } catch (IllegalArgumentException e) {
            problems.add(
                    place + " has a wrong @" + annotation.annotationType().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Optional<String> typeOf(Annotation annotation) {
        return Optional.ofNullable(TRIGGERS.get(annotation.annotationType()));
    }

    private void add(JobSpec spec, String place) {
        String id = spec.id().orElseThrow();
        if (ids.add(id)) {
            specs.add(spec.onConflict(ConflictPolicy.REPLACE));
        } else {
            problems.add(place + " has the id \"" + id + "\", which another schedule of this object has, too."
                    + " Give each an id.");
        }
    }
}

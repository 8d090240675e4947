package io.apscheduler.engine.task;

import io.apscheduler.job.Coalesce;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.Retry;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The elements of schedule annotations: those of the job by name, all others are the trigger's. */
final class ScheduleOptions {
    private static final Map<String, BiFunction<JobSpec, String, JobSpec>> JOB = Map.ofEntries(
            Map.entry("id", JobSpec::id),
            Map.entry("name", JobSpec::name),
            Map.entry("store", JobSpec::store),
            Map.entry("executor", JobSpec::executor),
            Map.entry("misfireGraceTime", (spec, text) -> spec.misfireGraceTime(grace(text))),
            Map.entry("coalesce", (spec, text) -> spec.coalesce(coalesce(text))),
            Map.entry("maxRuns", (spec, text) -> spec.maxRuns(Long.parseLong(text))),
            Map.entry("maxInstances", (spec, text) -> spec.maxInstances(Integer.parseInt(text))),
            Map.entry("priority", (spec, text) -> spec.priority(Integer.parseInt(text))),
            Map.entry("timeout", (spec, text) -> spec.timeout(duration(text))),
            Map.entry("retry", (spec, text) -> spec.retry(Retry.parse(text))),
            Map.entry("atMostOnce", (spec, text) -> spec.atMostOnce(Boolean.parseBoolean(text))));

    private ScheduleOptions() {}

    /** The elements that differ from their defaults. */
    static Map<String, String> textsOf(Annotation annotation) {
        Map<String, String> texts = new TreeMap<>();
        for (Method element : annotation.annotationType().getDeclaredMethods()) {
            Object value = valueOf(annotation, element);
            if (!value.equals(element.getDefaultValue())) {
                texts.put(element.getName(), value.toString());
            }
        }
        return texts;
    }

    /** The options of the trigger, named as triggers name them. */
    static Map<String, String> ofTrigger(Map<String, String> texts) {
        Map<String, String> options = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (!JOB.containsKey(name)) {
                options.put(name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), text);
            }
        });
        return options;
    }

    /** The spec with the options of the job. */
    static JobSpec apply(JobSpec bare, Map<String, String> texts) {
        JobSpec spec = bare;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            BiFunction<JobSpec, String, JobSpec> option = JOB.get(text.getKey());
            if (option != null) {
                spec = option.apply(spec, text.getValue());
            }
        }
        return spec;
    }

    private static Object valueOf(Annotation annotation, Method element) {
        try {
            return element.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("The annotations are not what they were compiled as.", e);
        }
    }

    private static Duration grace(String text) {
        return text.equalsIgnoreCase("none") ? JobSpec.NO_LIMIT : duration(text);
    }

    private static Duration duration(String text) {
        try {
            return Character.isDigit(text.charAt(0))
                    ? Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact())
                    : Duration.parse(text);
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no duration. Write seconds, as 30 or 0.5, or ISO-8601, as PT30S.", e);
        }
    }

    private static Coalesce coalesce(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "latest" -> Coalesce.LATEST;
            case "earliest" -> Coalesce.EARLIEST;
            case "false", "none" -> Coalesce.NONE;
            default ->
                throw new IllegalArgumentException(
                        "coalesce is \"" + text + "\", but can be false, true, latest or earliest.");
        };
    }
}

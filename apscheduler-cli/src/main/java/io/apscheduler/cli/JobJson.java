package io.apscheduler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apscheduler.job.Job;
import io.apscheduler.job.JobSpec;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.trigger.TriggerSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes jobs as a JSON array, one by one. Arguments of tasks, which may hold secrets, are left out. Confined to one
 * thread; the destination stays open.
 */
final class JobJson implements AutoCloseable {
    private final JsonGenerator generator;

    private JobJson(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Begins an array. */
    static JobJson to(PrintWriter out) throws IOException {
        JobJson array = new JobJson(generator(out));
        array.generator.writeStartArray();
        return array;
    }

    private static JsonGenerator generator(PrintWriter out) throws IOException {
        return new ObjectMapper()
                .createGenerator(out)
                .useDefaultPrettyPrinter()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** Writes one more. */
    void add(Job job, boolean orphaned) throws IOException {
        Map<String, @Nullable Object> fields = fields(job);
        fields.put("orphaned", orphaned);
        generator.writePOJO(fields);
    }

    @Override
    public void close() throws IOException {
        generator.writeEndArray();
        generator.close();
    }

    /** Writes all about one job, as an object by itself. */
    static void print(Job job, boolean orphaned, PrintWriter out) throws IOException {
        Map<String, @Nullable Object> fields = fields(job);
        fields.put("orphaned", orphaned);
        fields.put("options", options(job));
        try (JsonGenerator generator = generator(out)) {
            generator.writePOJO(fields);
        }
        out.println();
    }

    private static Map<String, @Nullable Object> fields(Job job) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", job.id());
        fields.put("name", job.name());
        fields.put("store", job.store());
        fields.put("state", JobText.state(job.state()));
        fields.put("nextFireTime", job.nextFireTime().map(Instant::toString).orElse(null));
        fields.put("runCount", job.runCount());
        fields.put("task", JobText.task(job));
        fields.put("trigger", trigger(job));
        fields.put("quarantineReason", job.quarantineReason().orElse(null));
        fields.put("origin", job.origin().orElse(null));
        return fields;
    }

    private static @Nullable Map<String, Object> trigger(Job job) {
        try {
            TriggerSpec spec = job.trigger();
            Map<String, Object> trigger = new LinkedHashMap<>();
            trigger.put("type", spec.type());
            trigger.put("options", spec.options());
            trigger.put("text", JobText.trigger(job));
            return trigger;
        } catch (SchedulerException quarantined) {
            return null;
        }
    }

    /** The options by their names in properties files, null where they cannot be read. */
    private static @Nullable Map<String, @Nullable Object> options(Job job) {
        try {
            JobSpec spec = job.spec();
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            options.put("executor", spec.executor());
            options.put("priority", spec.priority());
            options.put(
                    "misfire_grace_time",
                    spec.misfireGraceTime().map(JobText::grace).orElse(null));
            options.put(
                    "coalesce",
                    spec.coalesce()
                            .map(how -> how.name().toLowerCase(Locale.ROOT))
                            .orElse(null));
            options.put("max_runs", spec.maxRuns().isPresent() ? spec.maxRuns().getAsLong() : null);
            options.put("max_instances", spec.maxInstances().orElse(1));
            options.put("at_most_once", spec.isAtMostOnce());
            options.put("timeout", spec.timeout().map(Duration::toString).orElse(null));
            options.put("retry", spec.retry().map(Object::toString).orElse(null));
            return options;
        } catch (SchedulerException quarantined) {
            return null;
        }
    }
}

package io.apscheduler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.apscheduler.job.Job;
import io.apscheduler.job.SchedulerException;
import io.apscheduler.trigger.TriggerSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes jobs as a JSON array. Arguments of tasks, which may hold secrets, are left out. */
final class JobJson {
    private JobJson() {}

    static void print(List<Job> jobs, Predicate<Job> orphans, PrintWriter out) throws IOException {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Job job : jobs) {
            Map<String, @Nullable Object> fields = fields(job);
            fields.put("orphaned", orphans.test(job));
            all.add(fields);
        }
        ObjectWriter writer = new ObjectMapper().writerWithDefaultPrettyPrinter();
        writer.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, all);
        out.println();
    }

    private static Map<String, @Nullable Object> fields(Job job) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", job.id());
        fields.put("name", job.name());
        fields.put("store", job.store());
        fields.put("state", job.state().name().toLowerCase(Locale.ROOT));
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
}

package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.event.EventType;
import io.apscheduler.event.MissReason;
import io.apscheduler.event.SchedulerEvent;
import io.apscheduler.event.SchedulerEvent.JobEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the page about events with the events. */
class EventsPageTest {
    @Test
    void listsEveryEventWithItsTypeAndAttributes() throws IOException {
        Page page = Page.of("docs/events.md");
        Map<String, String> listed = new TreeMap<>();
        Stream.of("scheduler-events", "job-events", "run-events")
                .flatMap(table -> page.table(table).stream())
                .forEach(row -> listed.put(row.get(0), row.get(1) + " " + sorted(row.get(2))));

        Map<String, String> existing = new TreeMap<>();
        events().forEach(event -> existing.put(
                "`" + event.getSimpleName() + "`", "`" + typeOf(event) + "` " + sorted(attributesOf(event))));

        assertThat(listed).isEqualTo(existing);
    }

    @Test
    void listsEveryReasonForMissing() throws IOException {
        List<String> listed = Page.of("docs/events.md").table("reasons").stream()
                .map(row -> row.get(0))
                .toList();

        assertThat(listed)
                .isEqualTo(Arrays.stream(MissReason.values())
                        .map(reason -> "`" + reason + "`")
                        .toList());
    }

    private static Stream<Class<?>> events() {
        Function<Class<?>, Stream<Class<?>>> flat =
                type -> type.isRecord() ? Stream.of(type) : Arrays.stream(type.getPermittedSubclasses());
        return Arrays.stream(SchedulerEvent.class.getPermittedSubclasses()).flatMap(flat);
    }

    /** JobStoreAdded has the type JOB_STORE_ADDED. */
    private static EventType typeOf(Class<?> event) {
        return EventType.valueOf(
                event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    private static String attributesOf(Class<?> event) {
        List<String> attributes = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("time"))
                .map(name -> "`" + name + "()`")
                .toList();
        String joined = String.join(", ", attributes);
        return JobEvent.class.isAssignableFrom(event) ? joined + ", `jobId()`" : joined;
    }

    private static TreeSet<String> sorted(String attributes) {
        return new TreeSet<>(Arrays.asList(attributes.split(", ")));
    }
}

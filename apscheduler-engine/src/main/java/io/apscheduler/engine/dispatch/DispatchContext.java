package io.apscheduler.engine.dispatch;

import io.apscheduler.engine.definition.Definitions;
import io.apscheduler.engine.event.Events;
import io.apscheduler.job.Jobs;
import java.time.InstantSource;

/** What all dispatchers of a scheduler share. */
public record DispatchContext(
        NodeSettings settings,
        Definitions definitions,
        ExecutorPosts executors,
        Events events,
        Jobs jobs,
        InstantSource clock) {}

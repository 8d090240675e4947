package io.apscheduler.engine.task.acme;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A type whose annotation would let data choose a class. */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
public interface Shape {
    /** A circle. */
    record Circle(int radius) implements Shape {}
}

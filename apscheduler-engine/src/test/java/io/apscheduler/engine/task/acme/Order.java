package io.apscheduler.engine.task.acme;

import java.time.LocalDate;
import java.util.List;

/** A record as an argument. */
public record Order(String item, int count, LocalDate due, Size size, List<Order> parts) {
    /** Checks the count. */
    public Order {
        if (count < 0) {
            throw new IllegalArgumentException("secret " + count);
        }
    }
}

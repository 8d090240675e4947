package io.apscheduler.engine.task.acme;

import io.apscheduler.job.JobContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods that tasks call. Each returns what it was given. */
public class Reports {
    public static List<Object> daily() {
        return List.of();
    }

    public static List<Object> send(String to, int copies) {
        return List.of(to, copies);
    }

    public static List<Object> audit(String who, JobContext context) {
        return List.of(who, context);
    }

    public static List<Object> first(JobContext context, String who) {
        return List.of(context, who);
    }

    public static List<Object> pick(String text) {
        return List.of("text", text);
    }

    public static List<Object> pick(int number) {
        return List.of("number", number);
    }

    public static List<Object> wide(long number, double ratio) {
        return List.of(number, ratio);
    }

    public static Object any(Object value) {
        return value;
    }

    public static Object collect(List<String> into) {
        into.add("run");
        return into;
    }

    public static Object numbers(List<Integer> numbers) {
        return numbers;
    }

    public static Object moments(Map<String, Instant> moments) {
        return moments;
    }

    public static Object bytes(byte[] bytes) {
        return bytes;
    }

    public static Object money(BigDecimal amount) {
        return amount;
    }

    public static Object maybe(Optional<String> text) {
        return text;
    }

    public static Object order(Order order) {
        return order;
    }

    public static Object type(Class<?> type) {
        return type;
    }

    public static Object typed(Holder holder) {
        return holder;
    }

    public static Object shape(Shape shape) {
        return shape;
    }

    public static Object open(Named named) {
        return named;
    }

    public static Object many(String... words) {
        return List.of(words);
    }

    public static void fail() throws IOException {
        throw new IOException("disk full");
    }

    public static void error() {
        throw new StackOverflowError("deep");
    }

    static void hidden() {}

    public Object print(String what) {
        return List.of(this, what);
    }
}

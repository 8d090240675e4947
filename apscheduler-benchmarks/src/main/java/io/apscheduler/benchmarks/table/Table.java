package io.apscheduler.benchmarks.table;

import java.util.List;
import java.util.Map;

/** One table. Immutable. */
public interface Table {
    /** What is said about it. */
    Heading heading();

    /** What is measured, in the order in which it is shown. */
    List<Cell> cells(Scale scale);

    /** Has one cell measured, in a fresh JVM; returns one or more values for each figure. */
    Map<String, List<Double>> sample(Cell cell, FreshJvm jvm) throws Exception;
}

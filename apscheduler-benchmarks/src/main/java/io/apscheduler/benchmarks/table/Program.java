package io.apscheduler.benchmarks.table;

import java.util.List;
import java.util.Map;

/** A table whose places are measured by a program, once in each JVM. */
interface Program extends Table {
    /** Measures in the present JVM, which has done nothing before; returns figures by the keys of the metrics. */
    Map<String, Double> measure(Parameters parameters) throws Exception;

    @Override
    default Map<String, List<Double>> sample(Cell cell, FreshJvm jvm) throws Exception {
        return jvm.measure(heading().name(), cell);
    }
}

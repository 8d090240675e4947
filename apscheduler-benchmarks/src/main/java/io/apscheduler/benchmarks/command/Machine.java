package io.apscheduler.benchmarks.command;

import io.apscheduler.benchmarks.table.FreshJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and with what is measured, as text. */
final class Machine {
    private static final Pattern MEASURED = Pattern.compile(
            "(apscheduler-engine|quartz|jobrunr|wisp|netty-common|spring-context|cron-utils|guice|jmh-core)-(\\d.*)\\.jar");

    private Machine() {}

    /** Lines of Markdown. */
    static List<String> describe() throws IOException {
        return List.of(
                "- Machine: " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                        + memory() + " of memory",
                "- System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                "- Options of every JVM: `" + String.join(" ", FreshJvm.OPTIONS) + "`",
                "- Versions: " + versions());
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse(System.getProperty("os.arch"));
            }
        }
        return System.getProperty("os.arch");
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? (system.getTotalMemorySize() >> 30) + " GiB"
                : "an unknown amount";
    }

    private static String versions() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .map(entry -> MEASURED.matcher(Path.of(entry).getFileName().toString()))
                .filter(Matcher::matches)
                .map(jar -> jar.group(1) + " " + jar.group(2))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

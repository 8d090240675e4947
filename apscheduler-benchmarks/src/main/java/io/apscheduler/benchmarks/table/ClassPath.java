package io.apscheduler.benchmarks.table;

import io.apscheduler.benchmarks.contender.ContenderName;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of this program's class path that one contender needs.
 *
 * @param classes this program's own classes
 * @param jars the contender's, with all it depends on when it runs
 */
record ClassPath(List<Path> classes, List<Path> jars) {
    private static final String GUICE = "guice|aopalliance|jakarta\\.inject-api|guava|failureaccess|listenablefuture"
            + "|error_prone_annotations|j2objc-annotations|jspecify";

    /** Of all that is on a class path. */
    static ClassPath of(ContenderName contender, String all) {
        Pattern own = Pattern.compile("(" + artifacts(contender) + ")-\\d.*\\.jar");
        List<Path> classes = new ArrayList<>();
        List<Path> jars = new ArrayList<>();
        for (String entry : Arrays.asList(all.split(Pattern.quote(File.pathSeparator)))) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                classes.add(path);
            } else if (own.matcher(path.getFileName().toString()).matches()) {
                jars.add(path);
            }
        }
        return new ClassPath(classes, jars);
    }

    /** As an option of the JVM. */
    String text() {
        return Stream.concat(classes.stream(), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String artifacts(ContenderName contender) {
        return switch (contender) {
            case OURS -> "apscheduler-(api|engine|store-memory)|jackson-.*|slf4j-api|" + GUICE;
            case GUICE -> GUICE;
            case QUARTZ -> "quartz|slf4j-api|jakarta\\.xml\\.bind-api|jakarta\\.activation-api";
            case JDK, BARE_JVM -> "none";
            default -> throw new IllegalArgumentException(contender + " is not started alone.");
        };
    }
}

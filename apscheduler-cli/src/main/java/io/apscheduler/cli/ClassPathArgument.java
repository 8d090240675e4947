package io.apscheduler.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a class path as the JVM does: folders and jars, {@code folder/*} for all jars in a folder. */
final class ClassPathArgument {
    private ClassPathArgument() {}

    /**
     * A loader of the classes on the path, beside those of the program.
     *
     * @throws IllegalArgumentException naming the parts that do not exist
     */
    static ClassLoader loader(String path) {
        List<Path> parts = new ArrayList<>();
        for (String part : path.split(Pattern.quote(File.pathSeparator), -1)) {
            if (part.endsWith("*")) {
                parts.addAll(jarsIn(Path.of(part.substring(0, part.length() - 1))));
            } else if (!part.isEmpty()) {
                parts.add(Path.of(part));
            }
        }
        List<Path> missing = parts.stream().filter(part -> !Files.exists(part)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("--class-path names what does not exist: "
                    + String.join(", ", missing.stream().map(Path::toString).toList()) + ".");
        }
        URL[] urls = parts.stream().map(ClassPathArgument::url).toArray(URL[]::new);
        return new URLClassLoader("class-path", urls, ClassPathArgument.class.getClassLoader());
    }

    private static List<Path> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the folder " + folder + " of --class-path.", unreadable);
        }
    }

    private static URL url(Path part) {
        try {
            return part.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(part + " cannot be part of a class path.", impossible);
        }
    }
}

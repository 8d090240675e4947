package io.apscheduler.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a source file: the lines between {@code // region NAME} and {@code // endregion}, or the whole file. A name
 * {@code imports+NAME} puts the static imports of the file before the region.
 */
record Snippet(Path file, String region) {
    private static final String IMPORTS = "imports+";

    /** Reads {@code Listening.java#types}, relative to the folder of the examples; with a slash before it, to the repository. */
    static Snippet parse(String text) {
        int hash = text.indexOf('#');
        String path = hash < 0 ? text : text.substring(0, hash);
        Path file = path.startsWith("/")
                ? Repository.ROOT.resolve(path.substring(1))
                : Repository.SOURCES.resolve(path).normalize();
        return new Snippet(file, hash < 0 ? "" : text.substring(hash + 1));
    }

    List<String> lines() throws IOException {
        List<String> source = Files.readAllLines(file);
        if (region.isEmpty()) {
            return source;
        }
        if (!region.startsWith(IMPORTS)) {
            return region(source, region);
        }
        List<String> lines = new ArrayList<>();
        source.stream().filter(line -> line.startsWith("import static ")).forEach(lines::add);
        lines.add("");
        lines.addAll(region(source, region.substring(IMPORTS.length())));
        return lines;
    }

    private List<String> region(List<String> source, String name) {
        List<String> stripped = source.stream().map(String::strip).toList();
        int begin = stripped.indexOf("// region " + name);
        int length = stripped.subList(begin + 1, stripped.size()).indexOf("// endregion");
        if (begin < 0 || length < 0) {
            throw new AssertionError("There is no region \"" + name + "\", with its end, in " + file);
        }
        String text = String.join("\n", source.subList(begin + 1, begin + 1 + length));
        return text.stripIndent().stripTrailing().lines().toList();
    }
}

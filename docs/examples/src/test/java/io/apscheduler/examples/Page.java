package io.apscheduler.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** A page of the documentation whose parts tests compare with what happens. */
record Page(List<String> lines) {
    static Page of(String path) throws IOException {
        return new Page(Files.readAllLines(Repository.ROOT.resolve(path)));
    }

    /** The lines of the fenced block that follows the mark {@code <!-- block: NAME -->}. */
    List<String> block(String name) {
        List<String> rest = after("<!-- block: " + name + " -->").stream()
                .dropWhile(line -> !line.startsWith("```"))
                .skip(1)
                .toList();
        return rest.stream().takeWhile(line -> !line.startsWith("```")).toList();
    }

    /** The cells of the rows, without the head, of the table that follows the mark {@code <!-- table: NAME -->}. */
    List<List<String>> table(String name) {
        return after("<!-- table: " + name + " -->").stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Page::cells)
                .toList();
    }

    private List<String> after(String mark) {
        int place = lines.indexOf(mark);
        if (place < 0) {
            throw new AssertionError("The page has no mark " + mark);
        }
        return lines.subList(place + 1, lines.size());
    }

    private static List<String> cells(String row) {
        String inside = row.substring(1, row.lastIndexOf('|'));
        return Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
    }
}

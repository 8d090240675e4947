package io.apscheduler.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command at its blanks. Words with blanks stand in quotes of either kind, within which nothing is special. */
final class CommandWords {
    private static final Pattern PIECE =
            Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)|(\\s+)|(.)", Pattern.DOTALL);
    private static final int BLANKS = 4;
    private static final int LONE_QUOTE = 5;

    private CommandWords() {}

    /**
     * The words of a line.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        Matcher piece = PIECE.matcher(line.strip());
        while (piece.find()) {
            if (piece.group(LONE_QUOTE) != null) {
                throw new IllegalArgumentException("The quote at character " + (piece.start() + 1)
                        + " is not closed. Close it, or put it between quotes of the other kind.");
            }
            if (piece.group(BLANKS) == null) {
                word = (word == null ? new StringBuilder() : word).append(content(piece));
            } else {
                words.add(String.valueOf(word));
                word = null;
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private static String content(Matcher piece) {
        for (int kind = 1; kind < BLANKS; kind++) {
            String content = piece.group(kind);
            if (content != null) {
                return content;
            }
        }
        return "";
    }
}

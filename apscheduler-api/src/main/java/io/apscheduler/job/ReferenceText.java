package io.apscheduler.job;

import java.util.regex.Pattern;

/** The text form of references: {@code Class}, {@code Class::method} or {@code Class::method(Type,Type)}. */
final class ReferenceText {
    private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+";
    private static final String CLASS = NAME + "(?:\\." + NAME + ")*+";
    private static final String TYPE = CLASS + "(?:\\[])*+";
    private static final Pattern FORM =
            Pattern.compile(CLASS + "(?:::" + NAME + "(?:\\((?:" + TYPE + "(?:," + TYPE + ")*+)?\\))?)?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private ReferenceText() {}

    static String normalised(String text) {
        String dense = BLANKS.matcher(text).replaceAll("");
        if (!FORM.matcher(dense).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" names no method. Write com.acme.Reports::send,"
                    + " com.acme.Reports::send(java.lang.String,int) to tell overloads apart,"
                    + " or the name of a class that implements TaskBody.");
        }
        return dense;
    }

    static String untyped(String text) {
        int types = text.indexOf('(');
        return types < 0 ? text : text.substring(0, types);
    }

    static boolean isTyped(String text) {
        return text.indexOf('(') >= 0;
    }

    /** How many arguments a typed text asks for, contexts of runs not counted. */
    static long arity(String typed) {
        String types = typed.substring(typed.indexOf('(') + 1, typed.length() - 1);
        return types.isEmpty()
                ? 0
                : Pattern.compile(",")
                        .splitAsStream(types)
                        .filter(type -> !type.equals(JobContext.class.getName()))
                        .count();
    }
}

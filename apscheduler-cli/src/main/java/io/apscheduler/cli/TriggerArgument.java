package io.apscheduler.cli;

import io.apscheduler.trigger.TriggerSpec;
import io.apscheduler.trigger.Triggers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a trigger from the words of a command line: a crontab expression, or a type with its options.
 *
 * <p>The first field of a crontab expression is the minute, which is never a word, so the first letter tells the two apart.
 */
final class TriggerArgument {
    private static final Pattern BEFORE_OPTION = Pattern.compile("\\s+(?=[\\w.]+=)");

    private TriggerArgument() {}

    static TriggerSpec read(List<String> words) {
        String text = String.join(" ", words).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The trigger is empty: give a crontab expression in quotes,"
                    + " or a type with its options, such as cron hour=5.");
        }
        if (!Character.isLetter(text.charAt(0))) {
            return Triggers.crontab(text);
        }
        List<String> parts = words.size() == 1 ? List.of(BEFORE_OPTION.split(text)) : words;
        String type = parts.get(0).strip();
        return Triggers.of(type, options(type, parts.subList(1, parts.size())));
    }

    private static Map<String, String> options(String type, List<String> parts) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("\"" + part + "\" is no option of the trigger " + type
                        + ": options are written key=value, such as hour=5, in quotes if the value has blanks.");
            }
            String key = part.substring(0, equals).strip();
            if (options.put(key, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("The option " + key + " is given twice.");
            }
        }
        return options;
    }
}

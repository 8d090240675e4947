package io.apscheduler.store.jdbc;

import io.apscheduler.spi.Completion;
import io.apscheduler.spi.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes completions as a JSON array, which the database takes for a table. Immutable. */
record MysqlJson(Texts texts) {
    private static final Standing NOTHING = new Standing(0, Standing.NEVER, 0, false, null, null);

    String of(List<Completion> completions) {
        StringBuilder json = new StringBuilder("[");
        for (Completion completion : completions) {
            json.append(json.length() == 1 ? "{" : ",{");
            write(completion, json);
            json.append('}');
        }
        return json.append(']').toString();
    }

    private void write(Completion completion, StringBuilder json) {
        Completion.Advance advance = completion instanceof Completion.Advance given ? given : null;
        Standing standing = advance == null ? NOTHING : advance.standing();
        json.append("\"fence\":").append(completion.fence());
        json.append(",\"kind\":").append(advance != null && advance.keep() ? 2 : 1);
        json.append(",\"next_fire\":").append(standing.nextFire());
        json.append(",\"due\":").append(standing.due());
        json.append(",\"runs\":").append(standing.runs());
        json.append(",\"paused\":").append(standing.paused() ? 1 : 0);
        text("id", texts.stored(completion.id()), json);
        text("quarantine", Texts.repaired(standing.quarantine()), json);
        text("state", Values.state(standing), json);
    }

    private static void text(String name, @Nullable String value, StringBuilder json) {
        if (value == null) {
            return;
        }
        json.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}

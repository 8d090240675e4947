package io.apscheduler.chaos.report;

import io.apscheduler.chaos.verdict.Evidence;
import io.apscheduler.chaos.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** A run as a page to look at. */
public final class Page {
    private static final int SHOWN = 200;

    private Page() {}

    /** The page, in HTML. */
    public static String html(String command, Evidence evidence, Verdict verdict) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Chaos</title>
                <style>body { font-family: sans-serif; margin: 2em; } svg { max-width: 100%%; height: auto; }</style></head>
                <body>
                <p><code>%s</code></p>
                %s
                <ul>
                %s
                </ul>
                %s
                <h2>Faults</h2>
                <ul>
                %s
                </ul>
                </body></html>
                """.formatted(
                Svg.escaped(command),
                Timeline.svg(evidence, verdict),
                items(Summary.lines(evidence, verdict)),
                broken(verdict),
                items(evidence.disturbances().stream()
                        .map(each -> each.fault() + (each.process().isEmpty() ? "" : ", process " + each.process()))
                        .toList()));
    }

    private static String broken(Verdict verdict) {
        List<String> shown =
                verdict.violations().stream().limit(SHOWN).map(Object::toString).toList();
        return shown.isEmpty() ? "" : "<h2>Promises that were not kept</h2>\n<ul>\n" + items(shown) + "\n</ul>";
    }

    private static String items(List<String> lines) {
        return lines.stream().map(line -> "<li>" + Svg.escaped(line) + "</li>").collect(Collectors.joining("\n"));
    }
}

package io.apscheduler.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the pages true: what is marked {@code <!-- snippet: FILE#REGION -->} is what the file says, as all Java is,
 * and links lead somewhere. With {@code -Dsnippets.update=true} the pages are written anew instead.
 */
class DocumentationTest {
    private static final Pattern MARK = Pattern.compile("<!-- snippet: (\\S+) -->");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    private static final String FENCED = "(?s)```.*?```";

    static Stream<Path> pages() throws IOException {
        return Repository.pages().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsTheSourcesAsTheyAre(Path page) throws IOException {
        List<String> written = Files.readAllLines(page);
        List<String> expected = withSnippets(written);
        if (Boolean.getBoolean("snippets.update")) {
            Files.write(page, expected);
        } else {
            assertThat(written)
                    .as("%s; to write the page anew: mvn -pl docs/examples -am test -Dsnippets.update=true", page)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsNoJavaThatIsNotCompiled(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        List<Integer> unmarked = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().startsWith("```java"))
                .filter(i -> i == 0 || !MARK.matcher(lines.get(i - 1).strip()).matches())
                .map(i -> i + 1)
                .boxed()
                .toList();
        assertThat(unmarked)
                .as("lines of %s where Java begins that is in no source", page)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToWhatExists(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher links = LINK.matcher(withoutCode(Files.readString(page)));
        while (links.find()) {
            String target = links.group(1);
            if (!target.contains("://") && !exists(page, target)) {
                broken.add(target);
            }
        }
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    /** The page with what stands in the fence after each mark replaced by the source. */
    private static List<String> withSnippets(List<String> page) throws IOException {
        List<String> result = new ArrayList<>();
        Snippet pending = null;
        boolean replaced = false;
        for (String line : page) {
            Matcher mark = MARK.matcher(line.strip());
            if (mark.matches()) {
                pending = Snippet.parse(mark.group(1));
            } else if (line.startsWith("```") && replaced) {
                replaced = false;
            } else if (line.startsWith("```") && pending != null) {
                result.add(line);
                result.addAll(pending.lines());
                pending = null;
                replaced = true;
                continue;
            }
            if (!replaced) {
                result.add(line);
            }
        }
        return result;
    }

    private static boolean exists(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(file) && (hash < 0 || anchors(file).contains(target.substring(hash + 1)));
    }

    /** The anchors of a page's headings: lower case, punctuation dropped, blanks as hyphens. */
    private static Set<String> anchors(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll(FENCED, "")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String page) {
        return page.replaceAll(FENCED, "").replaceAll("`[^`\n]*`", "");
    }
}

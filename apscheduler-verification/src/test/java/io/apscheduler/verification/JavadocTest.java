package io.apscheduler.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the compiler which public and protected types and members have no Javadoc. */
final class JavadocTest {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    @TempDir
    private Path classFiles;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apscheduler-api",
                "apscheduler-testkit",
                "apscheduler-store-memory",
                "apscheduler-store-mapdb",
                "apscheduler-store-jdbc",
                "apscheduler-store-mongo",
                "apscheduler-store-redis"
            })
    void everythingExportedHasJavadoc(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .toList();

            assertThat(undocumented(sources)).isEmpty();
        }
    }

    @Test
    void aMissingCommentIsFound() throws IOException {
        Path source = classFiles.resolve("Silent.java");
        Files.writeString(source, "/** Documented, but not within. */ public interface Silent { void speak(); }");

        assertThat(undocumented(List.of(source))).containsExactly("Silent.java:1: no comment");
    }

    private List<String> undocumented(List<Path> sources) throws IOException {
        var findings = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(findings, Locale.ROOT, UTF_8)) {
            List<String> options = List.of(
                    "-Xdoclint:missing/protected", "-Xmaxwarns", "100000", "-proc:none", "-d", classFiles.toString());
            boolean compiles = compiler.getTask(
                            null, files, findings, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiles).as("compiles: %s", findings.getDiagnostics()).isTrue();
        }
        return findings.getDiagnostics().stream()
                .filter(finding -> finding.getMessage(Locale.ROOT).contains("no comment"))
                .map(finding -> Path.of(finding.getSource().getName()).getFileName() + ":" + finding.getLineNumber()
                        + ": no comment")
                .toList();
    }
}

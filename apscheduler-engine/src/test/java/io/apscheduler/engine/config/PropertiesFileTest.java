package io.apscheduler.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.apscheduler.job.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PropertiesFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("scheduler.properties");
    }

    private String problem() {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> PropertiesFile.read(file));
        assertThat(failure.problems()).containsExactly(failure.getMessage());
        return failure.getMessage().replace(file.toString(), "FILE");
    }

    @Nested
    class Reading {
        @Test
        void takesUtf8() throws IOException {
            Files.writeString(file, "# Grüße\nname = Zürich ☂ \\u00e4\n");

            assertThat(PropertiesFile.read(file)).containsEntry("name", "Zürich ☂ ä");
        }

        @Test
        void skipsAByteOrderMark() throws IOException {
            Files.writeString(file, "\uFEFFname = x\n");

            assertThat(PropertiesFile.read(file)).containsOnlyKeys("name");
        }

        @Test
        void joinsContinuedLines() throws IOException {
            Files.writeString(file, "name = a, \\\n    b\n");

            assertThat(PropertiesFile.read(file)).containsEntry("name", "a, b");
        }
    }

    @Nested
    class Refusing {
        @Test
        void namesAFileThatIsMissing() {
            assertThat(problem()).isEqualTo("The properties file FILE does not exist.");
        }

        @Test
        void namesAFolder() throws IOException {
            Files.createDirectory(file);

            assertThat(problem()).isEqualTo("The properties file FILE is a folder.");
        }

        @Test
        void namesAFileInAnotherEncoding() throws IOException {
            Files.write(file, "name = Zürich".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(problem())
                    .isEqualTo("The properties file FILE is not UTF-8. Save it in that encoding,"
                            + " or write other letters as \\u00e4.");
        }

        @Test
        void namesTheLineOfABadEscape() throws IOException {
            Files.writeString(file, "# one\nfine = C:\\\\users\nbad = C:\\users\n");

            assertThat(problem())
                    .isEqualTo("The properties file FILE has a \\u that is not followed by four hexadecimal digits"
                            + " in line 3. Write \\\\ for a backslash, as in C:\\\\users.");
        }
    }
}

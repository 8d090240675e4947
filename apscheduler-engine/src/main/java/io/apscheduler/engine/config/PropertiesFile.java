package io.apscheduler.engine.config;

import io.apscheduler.job.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Reads properties files, which are UTF-8. */
public final class PropertiesFile {
    /** A backslash that begins an escape, an u behind it, and not the four digits that must follow. */
    private static final Pattern BAD_ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?!\\p{XDigit}{4})");

    private PropertiesFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationException if it is not there, cannot be read, or is not a properties file in UTF-8
     */
    public static Properties read(Path file) {
        String text = content(file);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (IllegalArgumentException | IOException e) {
            throw refused(
                    file,
                    "has a \\u that is not followed by four hexadecimal digits" + line(text)
                            + ". Write \\\\ for a backslash, as in C:\\\\users.",
                    e);
        }
        return properties;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw refused(file, "does not exist.", e);
        } catch (AccessDeniedException e) {
            throw refused(file, "must not be read by this user.", e);
        } catch (CharacterCodingException e) {
            throw refused(file, "is not UTF-8. Save it in that encoding, or write other letters as \\u00e4.", e);
        } catch (IOException e) {
            throw refused(file, Files.isDirectory(file) ? "is a folder." : "cannot be read: " + e.getMessage(), e);
        }
    }

    private static String line(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (BAD_ESCAPE.matcher(lines.get(i)).find()) {
                return " in line " + (i + 1);
            }
        }
        return "";
    }

    private static ConfigurationException refused(Path file, String what, Exception cause) {
        return new ConfigurationException(List.of("The properties file " + file + " " + what), cause);
    }
}

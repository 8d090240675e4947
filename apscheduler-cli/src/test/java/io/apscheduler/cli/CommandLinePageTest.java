package io.apscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the command line knows every command and every option. */
final class CommandLinePageTest {
    private static final String PAGE = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "command-line.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<CommandLine> commands() {
        return Main.commandLine(InstantSource.system()).getSubcommands().values().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void listsTheCommandAndHasASectionForIt(CommandLine command) {
        String name = command.getCommandName();
        assertThat(PAGE).contains("\napscheduler " + name + " ");
        assertThat(sections(name)).as("sections about %s", name).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void tellsOfItsOptions(CommandLine command) {
        String section = sections(command.getCommandName()).get(0);
        for (OptionSpec option : command.getCommandSpec().options()) {
            boolean everywhere =
                    List.of("--help", "--version", "--debug", "--class-path").contains(option.longestName());
            assertThat(everywhere ? PAGE : section)
                    .as("what is said of %s", command.getCommandName())
                    .contains(option.longestName());
        }
    }

    /** The sections whose headings name the command. */
    private static List<String> sections(String command) {
        return Stream.of(PAGE.split("\n## "))
                .skip(1)
                .filter(section -> List.of(
                                section.lines().findFirst().orElse("").split(", "))
                        .contains(command))
                .toList();
    }
}

package io.apscheduler.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of this machine, without asking a name service, which may take long. */
final class HostName {
    private HostName() {}

    static String of(Map<String, String> environment) {
        return Stream.<Optional<String>>of(
                        Optional.ofNullable(environment.get("HOSTNAME")),
                        Optional.ofNullable(environment.get("COMPUTERNAME")),
                        content(Path.of("/proc/sys/kernel/hostname")),
                        content(Path.of("/etc/hostname")))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("localhost");
    }

    private static Optional<String> content(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }
}

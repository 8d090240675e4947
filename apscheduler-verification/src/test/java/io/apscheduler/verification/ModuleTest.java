package io.apscheduler.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The other tests run on the class path; here is what holds on the module path. */
final class ModuleTest {
    private static final String SERVICES = "META-INF/services/";

    static List<ModuleReference> ownModules() {
        return ModulePath.ownModules();
    }

    @Test
    void everyPartIsAModule() {
        assertThat(ownModules())
                .extracting(module -> module.descriptor().name())
                .contains(
                        "io.apscheduler.api",
                        "io.apscheduler.engine",
                        "io.apscheduler.store.memory",
                        "io.apscheduler.store.jdbc",
                        "io.apscheduler.store.mongo",
                        "io.apscheduler.store.redis",
                        "io.apscheduler.cli");
    }

    @ParameterizedTest
    @MethodSource("ownModules")
    void aModuleProvidesTheSameOnBothPaths(ModuleReference module) throws IOException {
        Map<String, Set<String>> provided = new TreeMap<>();
        module.descriptor()
                .provides()
                .forEach(service -> provided.put(service.service(), new TreeSet<>(service.providers())));

        assertThat(servicesOf(module)).isEqualTo(provided);
    }

    @Test
    @Timeout(60)
    void aProgramRunsOnTheModulePath() throws Exception {
        String modulePath = ModulePath.entries().stream().map(Path::toString).collect(joining(File.pathSeparator));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "--module-path",
                        modulePath,
                        "--add-modules",
                        "io.apscheduler.engine,io.apscheduler.store.memory",
                        "--class-path",
                        ModulePath.testClasses().toString(),
                        ModularProgram.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertThat(output).isEqualToIgnoringNewLines(ModularProgram.EXPECTED_OUTPUT);
        assertThat(program.waitFor()).isZero();
    }

    private static Map<String, Set<String>> servicesOf(ModuleReference module) throws IOException {
        Map<String, Set<String>> services = new TreeMap<>();
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            names.filter(name -> name.startsWith(SERVICES) && !name.equals(SERVICES))
                    .forEach(name -> services.put(name.substring(SERVICES.length()), lines(reader, name)));
        }
        return services;
    }

    private static Set<String> lines(ModuleReader reader, String name) {
        try (var content = reader.open(name).orElseThrow()) {
            return new TreeSet<>(new String(content.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

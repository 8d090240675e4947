package io.apscheduler.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.apscheduler.trigger.TriggerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BuiltInProvidersTest {

    private static final Path CLASSES = classes();

    private static Path classes() {
        return Path.of(DateTriggerProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    @Test
    void areFoundByType() {
        assertThat(ServiceLoader.load(TriggerProvider.class))
                .extracting(TriggerProvider::type)
                .containsExactlyInAnyOrder(
                        "date", "interval", "cron", "crontab", "quartz_cron", "calendar_interval", "any_of", "all_of");
    }

    @Test
    void areTheSameOnTheModulePathAndOnTheClassPath() throws IOException {
        String service = TriggerProvider.class.getName();
        List<String> onClassPath =
                Files.readAllLines(CLASSES.resolve("META-INF/services").resolve(service), StandardCharsets.UTF_8);
        try (InputStream descriptor = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            List<String> onModulePath = ModuleDescriptor.read(descriptor).provides().stream()
                    .filter(provides -> provides.service().equals(service))
                    .flatMap(provides -> provides.providers().stream())
                    .toList();
            assertThat(onModulePath).containsExactlyInAnyOrderElementsOf(onClassPath);
        }
    }
}

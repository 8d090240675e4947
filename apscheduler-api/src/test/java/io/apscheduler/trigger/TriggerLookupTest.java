package io.apscheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How compiling finds who understands a type. The providers of this class are listed as services of the tests. */
class TriggerLookupTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void handsOnZoneAndMomentOfCreation() {
        Trigger trigger = Triggers.compile(Triggers.of("created", Map.of()), ZoneOffset.UTC, CREATED);

        assertThat(trigger.next(Optional.empty(), Instant.EPOCH)).contains(CREATED);
    }

    @Test
    void takesTheSystemsClockWhereNoMomentIsGiven() {
        Instant before = Instant.now();

        Trigger trigger = Triggers.compile(Triggers.of("created", Map.of()), ZoneOffset.UTC);

        assertThat(trigger.next(Optional.empty(), Instant.EPOCH).orElseThrow()).isBetween(before, Instant.now());
    }

    @Test
    void takesTheSystemsZoneWhereNoneIsGiven() {
        assertThat(Triggers.compile(Triggers.of("zone", Map.of())))
                .hasToString(ZoneId.systemDefault().getId());
    }

    @Test
    void compilesPartsInTheSameContext() {
        TriggerSpec wrapped = Triggers.of("wrapping", Map.of("type", "created"));

        Trigger trigger = Triggers.compile(wrapped, ZoneOffset.UTC, CREATED);

        assertThat(trigger.next(Optional.empty(), Instant.EPOCH)).contains(CREATED);
    }

    @Test
    void refusesPartsWithJitter() {
        TriggerSpec wrapped = Triggers.of("wrapping", Map.of("type", "created", "jitter", "5"));

        TriggerSpecException refused =
                catchThrowableOfType(TriggerSpecException.class, () -> Triggers.compile(wrapped));

        assertThat(refused).hasMessageContaining("created[jitter='5']: a part of another trigger cannot have jitter");
        assertThat(refused.type()).isEqualTo("created");
        assertThat(refused.option()).contains("jitter");
        assertThat(refused.value()).contains("5");
        assertThat(refused.problem()).startsWith("a part of another trigger");
    }

    @Test
    void namesTheKnownTypesWhereOneIsUnknown() {
        UnknownTriggerTypeException refused = catchThrowableOfType(
                UnknownTriggerTypeException.class, () -> Triggers.compile(Triggers.of("sunrise", Map.of())));

        assertThat(refused)
                .hasMessageStartingWith(
                        "sunrise: no trigger provider of that type is on the class path. Found: created,")
                .hasMessageContaining("shouting");
        assertThat(refused.option()).isEmpty();
        assertThat(refused.value()).isEmpty();
    }

    @Test
    void tellsWhatCouldNotBeLoaded() {
        UnknownTriggerTypeException refused = catchThrowableOfType(
                UnknownTriggerTypeException.class, () -> Triggers.compile(Triggers.of("sunrise", Map.of())));

        assertThat(refused.getSuppressed())
                .extracting(Throwable::getMessage)
                .anySatisfy(message -> assertThat(message).contains(Broken.class.getName()));
    }

    @Test
    void refusesATypeThatTwoProvidersClaim() {
        assertThatThrownBy(() -> Triggers.compile(Triggers.of("twice", Map.of())))
                .isInstanceOf(TriggerSpecException.class)
                .hasMessageContaining(Twice.class.getName())
                .hasMessageContaining(Again.class.getName());
    }

    @Nested
    class AskingTheContextClassLoader {

        @Test
        void findsProvidersThatTheLibraryItselfDoesNotSee(@TempDir Path folder) throws IOException {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(TriggerProvider.class.getName()), Elsewhere.class.getName());
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            try (URLClassLoader application =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, own)) {
                thread.setContextClassLoader(application);

                assertThat(Triggers.describe(Triggers.of("elsewhere", Map.of())))
                        .isEqualTo("from elsewhere");
            } finally {
                thread.setContextClassLoader(own);
            }
        }
    }

    /** Fires at the moment of creation. */
    public static final class Created implements TriggerProvider {
        @Override
        public String type() {
            return "created";
        }

        @Override
        public Trigger compile(TriggerSpec spec, TriggerContext context) {
            return (previous, from) ->
                    Optional.of(context.created()).filter(time -> previous.isEmpty() && !time.isBefore(from));
        }
    }

    /** Compiles a part. */
    public static final class Wrapping implements TriggerProvider {
        @Override
        public String type() {
            return "wrapping";
        }

        @Override
        public Trigger compile(TriggerSpec spec, TriggerContext context) {
            Map<String, String> options = new HashMap<>(spec.options());
            return context.compile(Triggers.of(options.remove("type"), options));
        }
    }

    /** Shows the default zone. */
    public static final class Zone implements TriggerProvider {
        @Override
        public String type() {
            return "zone";
        }

        @Override
        public Trigger compile(TriggerSpec spec, TriggerContext context) {
            return new Trigger() {
                @Override
                public Optional<Instant> next(Optional<Instant> previousFireTime, Instant from) {
                    return Optional.empty();
                }

                @Override
                public String toString() {
                    return context.defaultZone().getId();
                }
            };
        }
    }

    /** Describes its specs in its own way. */
    public static final class Shouting implements TriggerProvider {
        @Override
        public String type() {
            return "shouting";
        }

        @Override
        public Trigger compile(TriggerSpec spec, TriggerContext context) {
            return (previous, from) -> Optional.empty();
        }

        @Override
        public String describe(TriggerSpec spec) {
            return spec.options().get("text").toUpperCase(Locale.ROOT);
        }
    }

    /** One of two of a type. */
    public static class Twice implements TriggerProvider {
        @Override
        public String type() {
            return "twice";
        }

        @Override
        public Trigger compile(TriggerSpec spec, TriggerContext context) {
            return (previous, from) -> Optional.empty();
        }
    }

    /** The other one. */
    public static final class Again extends Twice {}

    /** Cannot be made. */
    public static final class Broken extends Twice {
        public Broken() {
            throw new IllegalStateException("broken");
        }
    }

    /** Listed by one test only, for a class loader of its own. */
    public static final class Elsewhere extends Twice {
        @Override
        public String type() {
            return "elsewhere";
        }

        @Override
        public String describe(TriggerSpec spec) {
            return "from elsewhere";
        }
    }
}

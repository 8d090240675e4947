package io.apscheduler.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.apscheduler.trigger.Trigger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds every rule against what the project ships, and against code that breaks it on purpose. */
final class ArchitectureTest {
    @Nested
    class ShippedCode {
        private static final JavaClasses SHIPPED = ImportedClasses.shipped();

        @ParameterizedTest
        @EnumSource
        void keepsTheRule(ArchitectureRule rule) {
            assertThat(rule.violationsIn(SHIPPED)).isEmpty();
        }

        @Test
        void isFound() {
            assertThat(SHIPPED.contain(Trigger.class)).isTrue();
        }
    }

    @Nested
    class PlantedCode {
        private static final JavaClasses PLANTED = ImportedClasses.planted();

        @ParameterizedTest
        @EnumSource
        void breaksTheRule(ArchitectureRule rule) {
            assertThat(rule.violationsIn(PLANTED)).isNotEmpty();
        }
    }
}

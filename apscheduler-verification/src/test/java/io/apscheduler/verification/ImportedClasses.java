package io.apscheduler.verification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/** The class files the rules are applied to. */
final class ImportedClasses {
    private ImportedClasses() {}

    /** What the project ships. */
    static JavaClasses shipped() {
        return new ClassFileImporter()
                .withImportOption(location -> !isTest(location))
                .importPackages("io.apscheduler");
    }

    /** Classes of this module's tests, made to break the rules. */
    static JavaClasses planted() {
        return new ClassFileImporter()
                .withImportOption(ImportedClasses::isTest)
                .withImportOption(location -> location.contains("Planted"))
                .importPackages("io.apscheduler");
    }

    private static boolean isTest(Location location) {
        return location.contains("/test-classes/");
    }
}

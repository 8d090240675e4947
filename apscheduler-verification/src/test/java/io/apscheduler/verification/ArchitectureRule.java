package io.apscheduler.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.ObjectInputStream;
import java.util.List;

/** What holds for all code of the project, whichever module it is in. */
enum ArchitectureRule {
    PACKAGES_FORM_NO_CIRCLE(slices().assignedFrom(new EachPackage()).should().beFreeOfCycles()),

    TRIGGERS_KNOW_NO_OTHER_API_PACKAGE(
            packageIgnores(Packages.TRIGGER, Packages.JOB, Packages.EVENT, Packages.SPI, Packages.ROOT)),
    JOBS_KNOW_TRIGGERS_ONLY(packageIgnores(Packages.JOB, Packages.EVENT, Packages.SPI, Packages.ROOT)),
    EVENTS_KNOW_NEITHER_SPI_NOR_SCHEDULER(packageIgnores(Packages.EVENT, Packages.SPI, Packages.ROOT)),
    THE_SPI_DOES_NOT_KNOW_THE_SCHEDULER(packageIgnores(Packages.SPI, Packages.ROOT)),

    THE_API_NEEDS_ONLY_JAVA_AND_ANNOTATIONS(classes()
            .that(resideInAnyPackage(Packages.api()))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(Packages.api("java..", "org.jspecify.annotations")))),

    ONLY_THE_ASSEMBLY_KNOWS_GUICE(noClasses()
            .that(resideOutsideOfPackages("io.apscheduler.engine.assembly.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.google.inject..", "com.google.common.."))),

    STORES_KNOW_ONLY_THE_API(noClasses()
            .that(resideInAnyPackage("io.apscheduler.store.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.apscheduler.engine..", "io.apscheduler.cli.."))),

    NO_METHOD_IS_SYNCHRONIZED(methods().should().notHaveModifier(SYNCHRONIZED)),

    NAMES_SAY_WHAT_A_CLASS_IS(noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")),

    NOTHING_IS_DESERIALIZED(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)),

    TIME_IS_GIVEN(noClasses()
            .that(resideOutsideOfPackages("io.apscheduler.engine.time.."))
            .should()
            .callMethodWhere(new ReadsTheSystemClock()));

    private final ArchRule rule;

    ArchitectureRule(ArchRule rule) {
        this.rule = rule.allowEmptyShould(true);
    }

    /** The places that break this rule, each described; none if it holds. */
    List<String> violationsIn(JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        return result.getFailureReport().getDetails();
    }

    private static ArchRule packageIgnores(String name, String... laterOnes) {
        return noClasses().that(resideInAnyPackage(name)).should().dependOnClassesThat(resideInAnyPackage(laterOnes));
    }
}

package io.apscheduler.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apscheduler.job.Task;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of a user's named module, made by a compiler at test time, whose package is exported or not. */
final class NamedModuleTest {
    private static final String JOBS = """
            package acme.jobs;

            import io.apscheduler.job.Task;
            import java.util.function.Supplier;

            public class Jobs implements Supplier<Object> {
                public static int calls;

                public static Object run() {
                    return ++calls;
                }

                public Object get() {
                    return Task.of(Jobs::run);
                }
            }
            """;

    @TempDir
    private Path folder;

    private final TaskBinder binder = new TaskBinder(type -> type, TaskPolicy.DEFAULT, new NamedTasks());

    @Test
    void callsTheMethodOfAnExportedPackage() throws Exception {
        ModuleLayer layer = layer("exports acme.jobs;");
        assertThat(binder.bind(taskOf(layer)).call(new RunContext())).isEqualTo(1);
        assertThat(bindText(layer).call(new RunContext())).isEqualTo(2);
    }

    @Test
    void callsTheMethodOfAnOpenedPackage() throws Exception {
        ModuleLayer layer = layer("opens acme.jobs;");
        assertThat(binder.bind(taskOf(layer)).call(new RunContext())).isEqualTo(1);
        assertThat(bindText(layer).call(new RunContext())).isEqualTo(2);
    }

    @Test
    void callsTheReferenceWhereThePackageIsClosed() throws Exception {
        ModuleLayer layer = layer("");
        Task task = taskOf(layer);
        assertThat(task.callee().reference()).contains("acme.jobs.Jobs::run");
        assertThat(binder.bind(task).call(new RunContext())).isNull();
    }

    @Test
    void refusesTextThatNamesAClosedPackage() throws Exception {
        ModuleLayer layer = layer("");
        assertThatThrownBy(() -> bindText(layer))
                .isInstanceOf(UnknownTaskException.class)
                .hasMessage("acme.jobs.Jobs::run is out of reach. Let module acme export acme.jobs,"
                        + " to io.apscheduler.engine at least.");
    }

    /** The provider of a service can be reached in a package that is closed. */
    @SuppressWarnings("rawtypes")
    private static Task taskOf(ModuleLayer layer) {
        return ServiceLoader.load(layer, Supplier.class).stream()
                .filter(provider -> provider.type().getName().equals("acme.jobs.Jobs"))
                .map(provider -> (Task) provider.get().get())
                .findFirst()
                .orElseThrow();
    }

    private Invocation bindText(ModuleLayer layer) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(layer.findLoader("acme"));
        try {
            return binder.bind(Task.ref("acme.jobs.Jobs::run"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The API is on the class path here, as in any application that has no modules: the module is let read that. */
    private ModuleLayer layer(String directive) throws IOException {
        Path classes =
                compile("module acme { " + directive + " provides java.util.function.Supplier with acme.jobs.Jobs; }");
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("acme"));
        ModuleLayer.Controller controller = ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(ModuleLayer.boot()), Task.class.getClassLoader());
        Module acme = controller.layer().findModule("acme").orElseThrow();
        controller.addReads(acme, Task.class.getModule());
        getClass().getModule().addUses(Supplier.class);
        return controller.layer();
    }

    private Path compile(String module) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/acme/jobs"));
        Path classes = folder.resolve("classes");
        Path moduleFile = Files.writeString(folder.resolve("source/module-info.java"), module);
        Path jobsFile = Files.writeString(source.resolve("Jobs.java"), JOBS);
        List<String> arguments = Stream.of(
                        "--release 17 -proc:none --add-reads acme=ALL-UNNAMED -d".split(" "), new String[] {
                            classes.toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            moduleFile.toString(),
                            jobsFile.toString()
                        })
                .flatMap(Stream::of)
                .toList();
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return classes;
    }
}

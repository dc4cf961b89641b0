package io.onecare.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.AssertionFailedError;

/** The tests artifact is what an embedder needs to test ports, and no more. */
class ContractsArtifactIT {

    private static final Path GUIDE = Path.of("../docs/guide/embedding.md");

    @Test
    void it_holds_the_contracts_and_nothing_else() throws Exception {
        try (JarFile jar = new JarFile(testsJar().toFile())) {
            List<String> classes =
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> !name.endsWith("/") && !name.startsWith("META-INF/"))
                            .toList();

            assertThat(classes)
                    .contains(
                            "io/onecare/core/care/spi/WorkingCalendarContract.class",
                            "io/onecare/core/member/spi/EligibilityCheckerContract.class",
                            "io/onecare/core/schedule/spi/ScheduleProviderContract.class")
                    .allMatch(
                            name -> name.matches("io/onecare/core/(.+/)?spi/\\w*Contract.*class"));
        }
    }

    @Test
    void it_needs_the_library_and_jupiter_and_nothing_else() throws Exception {
        Set<String> needed = new TreeSet<>();
        try (JarFile jar = new JarFile(testsJar().toFile());
                URLClassLoader artifacts = artifacts(null)) {
            for (JavaClass contract : new ClassFileImporter().importJar(jar)) {
                contract.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(type -> !type.isPrimitive())
                        .map(JavaClass::getName)
                        .filter(
                                name ->
                                        artifacts.findResource(name.replace('.', '/') + ".class")
                                                == null)
                        .filter(name -> !name.startsWith("java."))
                        .forEach(needed::add);
            }
        }
        assertThat(needed).isNotEmpty().allMatch(name -> name.startsWith("org.junit.jupiter.api."));
    }

    @Test
    void the_calendar_of_the_guide_compiles_against_it_and_passes(@TempDir Path embedder)
            throws Exception {
        Path source =
                Files.writeString(embedder.resolve("DeskCalendar.java"), calendarOfTheGuide());

        int errors =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-Xlint:all,-classfile,-processing",
                                "-Werror",
                                "-proc:none",
                                "-classpath",
                                Stream.concat(
                                                Stream.of(testsJar(), jarOf(OneCare.class)),
                                                jupiter())
                                        .map(Path::toString)
                                        .collect(Collectors.joining(java.io.File.pathSeparator)),
                                source.toString());

        assertThat(errors).isZero();
        try (URLClassLoader loader = artifacts(embedder)) {
            Class<?> test = loader.loadClass("DeskCalendarTest");
            assertThat(jarOf(test.getSuperclass())).isEqualTo(testsJar());
            ContractRun run = ContractRun.of(test);
            assertThat(run.failed()).isEmpty();
            assertThat(run.passed()).hasSize(4);
        }
    }

    /** Indented as in the rest of the guide, from its first import to the next text. */
    private static String calendarOfTheGuide() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .dropWhile(line -> !line.startsWith("    import "))
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .collect(Collectors.joining("\n"));
    }

    /** Sees the artifacts and the embedder's classes, of everything else only JUnit. */
    private static URLClassLoader artifacts(Path embedder) throws Exception {
        ClassLoader tests = ContractsArtifactIT.class.getClassLoader();
        ClassLoader onlyJunit =
                new ClassLoader(ClassLoader.getPlatformClassLoader()) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        if (name.startsWith("org.junit.jupiter.api.")
                                || name.startsWith("org.opentest4j.")
                                || name.startsWith("org.apiguardian.")) {
                            return tests.loadClass(name);
                        }
                        throw new ClassNotFoundException(name);
                    }
                };
        URL[] urls =
                Stream.of(
                                testsJar(),
                                jarOf(OneCare.class),
                                jarOf(Entity.class),
                                jarOf(NullMarked.class),
                                embedder)
                        .filter(path -> path != null)
                        .map(ContractsArtifactIT::url)
                        .toArray(URL[]::new);
        return new URLClassLoader(urls, onlyJunit);
    }

    private static Path testsJar() throws URISyntaxException {
        Path library = jarOf(OneCare.class);
        assertThat(library.toString())
                .as("the library is packed; maybe run mvn verify")
                .endsWith(".jar");
        return library.resolveSibling(
                library.getFileName().toString().replace(".jar", "-tests.jar"));
    }

    private static Stream<Path> jupiter() throws URISyntaxException {
        return Stream.of(
                jarOf(Test.class),
                jarOf(JUnitException.class),
                jarOf(AssertionFailedError.class),
                jarOf(API.class));
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}

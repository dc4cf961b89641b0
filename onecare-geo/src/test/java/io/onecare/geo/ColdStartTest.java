package io.onecare.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * GeoTools can unpack a reference database of 33 MB, start threads and log about what is missing.
 * None of it happens for a search.
 */
class ColdStartTest {

    @TempDir private Path folder;

    @Test
    void a_search_leaves_no_file_starts_no_thread_reads_no_database_and_says_nothing()
            throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path said = folder.resolve("said.txt");
        Path complained = folder.resolve("complained.txt");

        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-Djava.io.tmpdir=" + temporary,
                                "-Xlog:class+load:file=" + folder.resolve("classes.txt"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ColdStart.class.getName())
                        .directory(work.toFile())
                        .redirectOutput(said.toFile())
                        .redirectError(complained.toFile())
                        .start();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(complained).content(StandardCharsets.UTF_8).isEmpty();
        assertThat(said).hasContent("found 2");
        assertThat(process.exitValue()).isZero();
        assertThat(temporary).isEmptyDirectory();
        assertThat(work).isEmptyDirectory();
        try (Stream<String> classes = Files.lines(folder.resolve("classes.txt"))) {
            assertThat(classes)
                    .noneMatch(
                            line ->
                                    line.contains("hsql")
                                            || line.contains(".sql.Driver")
                                            || line.contains("javax.media.jai"));
        }
    }
}

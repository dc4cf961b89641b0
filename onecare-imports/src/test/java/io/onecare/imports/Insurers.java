package io.onecare.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of three insurers. They, their people and facilities are made up; comuni, postal codes
 * and check characters of tax codes are real.
 */
public final class Insurers {

    private Insurers() {}

    /** A file, such as {@code adriatica/strutture.csv}. */
    public static Path file(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Insurers.class.getResource("/insurers/" + name), name)
                            .toURI());
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public static String mappingText(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A mapping, such as {@code adriatica/strutture.mapping}. */
    public static Mapping mapping(String name) {
        try {
            return MappingText.parse(mappingText(name));
        } catch (BadMappingException fault) {
            throw new IllegalStateException(name, fault);
        }
    }

    static List<String> mappings() {
        try (Stream<Path> files = Files.walk(file("adriatica").getParent())) {
            return files.filter(file -> file.toString().endsWith(".mapping"))
                    .map(file -> file.getParent().getFileName() + "/" + file.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

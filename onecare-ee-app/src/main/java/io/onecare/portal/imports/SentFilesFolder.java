package io.onecare.portal.imports;

import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files that wait to be imported: in the data folder of this node, readable by its user alone,
 * and called by their ids. What people call them is in the database and never a path.
 */
@ApplicationScoped
public class SentFilesFolder {

    private static final String NAME = "imports";

    /** One that is still coming in, or whose sender has gone. */
    private static final String COMING = ".coming";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<?> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Inject private PortalSettings settings;

    /** Writes a file as it comes in. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes it.
         *
         * @param out where to
         * @throws IOException if it cannot be read or written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Takes in a file that has no id yet. It is a file of its own only once it is {@linkplain #keep
     * kept}; if writing breaks off, nothing is left.
     *
     * @param writer writes it
     * @return where it lies meanwhile
     * @throws IOException if it cannot be read or written
     */
    public Path takeIn(Writer writer) throws IOException {
        Path coming = folder().resolve(UUID.randomUUID() + COMING);
        try (OutputStream out =
                Channels.newOutputStream(
                        Files.newByteChannel(
                                coming,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                attributes(OWNER_ONLY)))) {
            writer.writeTo(out);
        } catch (IOException | RuntimeException fault) {
            Files.deleteIfExists(coming);
            throw fault;
        }
        return coming;
    }

    /**
     * Keeps a file that was taken in.
     *
     * @param coming where it lies
     * @param id its id
     * @throws IOException if it cannot be moved
     */
    public void keep(Path coming, UUID id) throws IOException {
        Files.move(coming, path(id), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Finds a file.
     *
     * @param id its id
     * @return empty if it is not on this node
     */
    public Optional<Path> find(UUID id) {
        return Optional.of(path(id)).filter(Files::isRegularFile);
    }

    /**
     * Deletes a file, if it is here.
     *
     * @param id its id
     * @throws IOException if it cannot be deleted
     */
    public void delete(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    /**
     * Gives the files that are here.
     *
     * @return their ids
     * @throws IOException if the folder cannot be read
     */
    public List<UUID> all() throws IOException {
        List<UUID> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(COMING))
                    .forEach(name -> ids.add(UUID.fromString(name)));
        }
        return ids;
    }

    /**
     * Deletes what was coming in when its node was killed.
     *
     * @param before what was written to last before this moment
     * @throws IOException if the folder cannot be read
     */
    public void deleteBroken(Instant before) throws IOException {
        List<Path> broken;
        try (Stream<Path> files = Files.list(folder())) {
            broken = files.filter(file -> file.toString().endsWith(COMING)).toList();
        }
        for (Path file : broken) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path path(UUID id) {
        return base().resolve(id.toString());
    }

    private Path base() {
        return settings.dataFolder().map(data -> data.resolve(NAME)).orElse(Path.of(NAME));
    }

    private Path folder() throws IOException {
        Path folder = base();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(OWNER_ENTERS));
        }
        return folder;
    }

    /** Elsewhere than on POSIX the rights of the data folder hold. */
    private FileAttribute<?>[] attributes(FileAttribute<?> wanted) {
        return base().getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {wanted}
                : new FileAttribute<?>[0];
    }
}

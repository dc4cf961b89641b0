package io.onecare.imports.feed;

import io.onecare.imports.BadMappingException;
import io.onecare.imports.ImportFile;
import io.onecare.imports.ImportTexts;
import io.onecare.imports.MappingText;
import io.onecare.imports.table.TableLimits;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that files are put into. Each feed has a folder in it:
 *
 * <pre>
 * roll/members.mapping       read files whose name is members, or begins with members- or members_
 * roll/dependants.mapping    one mapping for each file that belongs to the feed
 * roll/feed.settings         whole = true, max-gone = 2; may be missing
 * roll/in                    where files are put
 * roll/in-hand               what is being imported
 * roll/done, roll/failed     what was, each with report.txt
 * </pre>
 *
 * <p>A feed is imported when there is a file for each of its mappings, and none was written to for
 * a minute. Any number of nodes may look into the same folder: files are taken by renaming, which
 * one of them wins. What a node that died had in hand is put back after an hour; importing a file
 * twice changes nothing. For one thread.
 */
public final class FeedFolder {

    /** How long nobody must have written to a file. */
    public static final Duration SETTLED = Duration.ofMinutes(1);

    /** After how long without a sign of life what is in hand is put back. */
    public static final Duration ABANDONED = Duration.ofHours(1);

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");
    private static final List<String> ENDINGS = List.of(".csv", ".txt", ".tsv", ".xlsx");
    private static final String MAPPING = ".mapping";
    private static final String ALIVE = "alive";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Feed feed;
    private final Clock clock;
    private final Locale language;
    private final TableLimits limits;

    /**
     * Makes one.
     *
     * @param folder the folder of the feeds; must exist
     * @param feed imports what is found
     * @param clock tells the time; that of the disk must not differ from it by much
     * @param language of what is said about mappings
     * @param limits how much each file may be
     */
    public FeedFolder(Path folder, Feed feed, Clock clock, Locale language, TableLimits limits) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.feed = Objects.requireNonNull(feed, "feed");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.language = Objects.requireNonNull(language, "language");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * Imports what is there, each feed once.
     *
     * @return what became of it; empty if there was nothing to do
     * @throws IOException if the folder cannot be read or written
     * @throws RuntimeException if the database failed; the files are where they were
     */
    public List<FeedRun> run() throws IOException {
        List<FeedRun> runs = new ArrayList<>();
        for (Path one : children(folder)) {
            if (Files.isDirectory(one) && !mappings(one).isEmpty()) {
                FeedRun run = runFeed(one);
                if (run != null) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private @Nullable FeedRun runFeed(Path one) throws IOException {
        for (String name : new String[] {"in", "in-hand", "done", "failed"}) {
            Files.createDirectories(one.resolve(name));
        }
        putBackAbandoned(one);
        Map<Path, Path> files = settledFiles(one);
        if (files.isEmpty()) {
            return null;
        }
        Path hand =
                Files.createDirectory(
                        one.resolve("in-hand")
                                .resolve(MOMENT.format(clock.instant()) + "-" + UUID.randomUUID()));
        Files.createFile(hand.resolve(ALIVE));
        signOfLife(hand);
        if (!isAlone(hand) || !take(files, hand)) {
            putBack(hand, one);
            return null;
        }
        return importInHand(one, hand, files);
    }

    /** By mapping the oldest file; empty if one has none, or one that may still be written. */
    private Map<Path, Path> settledFiles(Path one) throws IOException {
        List<Path> mappings = mappings(one);
        Map<Path, Path> files = new LinkedHashMap<>();
        List<Path> waiting = children(one.resolve("in"));
        waiting.sort(Comparator.comparing(FeedFolder::writtenAt));
        for (Path file : waiting) {
            Path mapping = mappingOf(file, mappings);
            if (mapping != null && Files.isRegularFile(file)) {
                files.putIfAbsent(mapping, file);
            }
        }
        Instant latest = clock.instant().minus(SETTLED);
        boolean isReady =
                files.size() == mappings.size()
                        && files.values().stream()
                                .noneMatch(file -> writtenAt(file).isAfter(latest));
        return isReady ? files : Map.of();
    }

    /** The mapping with the longest name that the file's begins with. */
    private static @Nullable Path mappingOf(Path file, List<Path> mappings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(name::endsWith)) {
            return null;
        }
        String stem = name.substring(0, name.lastIndexOf('.'));
        return mappings.stream()
                .filter(
                        mapping -> {
                            String wanted = stemOf(mapping);
                            return stem.equals(wanted)
                                    || stem.startsWith(wanted + "-")
                                    || stem.startsWith(wanted + "_");
                        })
                .max(Comparator.comparingInt(mapping -> stemOf(mapping).length()))
                .orElse(null);
    }

    private static String stemOf(Path mapping) {
        String name = mapping.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(0, name.length() - MAPPING.length());
    }

    /** Of two that begin at once at least one sees the other, since each looks after it began. */
    private boolean isAlone(Path hand) throws IOException {
        return children(Objects.requireNonNull(hand.getParent())).equals(List.of(hand));
    }

    private static boolean take(Map<Path, Path> files, Path hand) throws IOException {
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            Path taken = hand.resolve(file.getValue().getFileName());
            try {
                move(file.getValue(), taken);
            } catch (NoSuchFileException gone) {
                return false;
            }
            file.setValue(taken);
        }
        return true;
    }

    private FeedRun importInHand(Path one, Path hand, Map<Path, Path> files) throws IOException {
        boolean isOver = false;
        try {
            FeedOutcome outcome;
            try (FeedReport report = FeedReport.to(null, hand.resolve("report.txt"))) {
                outcome = importFiles(one, hand, files, report);
            }
            if (outcome == FeedOutcome.TRY_AGAIN) {
                return new FeedRun(name(one), false, one.resolve("in"));
            }
            boolean isDone = outcome == FeedOutcome.DONE;
            Files.deleteIfExists(hand.resolve(ALIVE));
            Path target = one.resolve(isDone ? "done" : "failed").resolve(hand.getFileName());
            move(hand, target);
            isOver = true;
            return new FeedRun(name(one), isDone, target);
        } finally {
            if (!isOver) {
                Files.deleteIfExists(hand.resolve("report.txt"));
                putBack(hand, one);
            }
        }
    }

    private FeedOutcome importFiles(Path one, Path hand, Map<Path, Path> files, FeedReport report)
            throws IOException {
        List<ImportFile> sources = new ArrayList<>();
        FeedSettings settings = FeedSettings.of(one);
        if (settings == null) {
            report.line(FeedSettings.FILE + ": whole = true | false, max-gone = 0 … 100");
            return FeedOutcome.REFUSED;
        }
        for (Map.Entry<Path, Path> file : files.entrySet()) {
            try {
                sources.add(
                        new ImportFile(
                                file.getValue(),
                                MappingText.parse(Files.readString(file.getKey()))));
            } catch (BadMappingException fault) {
                report.line(
                        file.getKey().getFileName() + ": " + ImportTexts.in(language).of(fault));
                return FeedOutcome.REFUSED;
            }
        }
        FeedRules rules =
                new FeedRules(
                        true,
                        settings.mode(),
                        LocalDate.ofInstant(clock.instant(), ITALY),
                        settings.maxGonePercent(),
                        limits);
        try {
            return feed.run(sources, rules, report, (step, part) -> signOfLife(hand));
        } catch (IllegalArgumentException wrong) {
            report.line(String.valueOf(wrong.getMessage()));
            return FeedOutcome.REFUSED;
        }
    }

    private void signOfLife(Path hand) {
        try {
            Files.setLastModifiedTime(hand.resolve(ALIVE), FileTime.from(clock.instant()));
        } catch (IOException gone) {
            // somebody took it for abandoned; importing a file twice changes nothing
            return;
        }
    }

    private void putBackAbandoned(Path one) throws IOException {
        Instant latest = clock.instant().minus(ABANDONED);
        for (Path hand : children(one.resolve("in-hand"))) {
            Path alive = hand.resolve(ALIVE);
            if (writtenAt(Files.exists(alive) ? alive : hand).isBefore(latest)) {
                putBack(hand, one);
            }
        }
    }

    private static void putBack(Path hand, Path one) throws IOException {
        for (Path file : children(hand)) {
            if (file.getFileName().toString().equals(ALIVE)) {
                continue;
            }
            try {
                move(file, free(one.resolve("in"), file, hand));
            } catch (NoSuchFileException taken) {
                continue; // by another node that puts the same back
            }
        }
        Files.deleteIfExists(hand.resolve(ALIVE));
        Files.deleteIfExists(hand);
    }

    /** Under its name, or another of the same mapping if there is a newer file of that name. */
    private static Path free(Path in, Path file, Path hand) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return Files.exists(in.resolve(name))
                ? in.resolve(
                        name.substring(0, dot) + "-" + hand.getFileName() + name.substring(dot))
                : in.resolve(name);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException fault) {
            throw new IOException(
                    "The folders of a feed must be on one disk, where files are renamed at once.",
                    fault);
        }
    }

    private static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    private static List<Path> mappings(Path one) throws IOException {
        return children(one).stream()
                .filter(file -> file.getFileName().toString().endsWith(MAPPING))
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return new ArrayList<>(found.sorted().toList());
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException gone) {
            return new ArrayList<>();
        }
    }

    private static String name(Path one) {
        return one.getFileName().toString();
    }
}

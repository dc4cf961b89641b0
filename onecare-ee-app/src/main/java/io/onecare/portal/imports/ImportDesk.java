package io.onecare.portal.imports;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.imports.DifferenceCriteria;
import io.onecare.core.imports.DifferenceLine;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportProblem;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.ImportState;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.SavedMapping;
import io.onecare.core.imports.SendFile;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileStep;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows administrators what was sent to be imported, and takes what they say about it. */
@ApplicationScoped
public class ImportDesk {

    /** How many lines a page shows. */
    public static final int PAGE_SIZE = 50;

    /** How many imports a page of the past shows. */
    public static final int PAST_SIZE = 20;

    /** How many problems a file of them has at most. */
    public static final int FILE_SIZE = 100_000;

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Keeps that a file was sent.
     *
     * @param signIn who sends it
     * @param file what it is
     * @return empty for others than administrators
     */
    @Transactional
    public Optional<SentFile> send(SignIn signIn, SendFile file) {
        return oneCare.sentFiles().send(signIn.actor(), file);
    }

    /**
     * Finds a file.
     *
     * @param signIn who asks
     * @param id the file
     * @return empty if there is none for them
     */
    public Optional<SentFile> find(SignIn signIn, UUID id) {
        return oneCare.sentFiles().find(signIn.actor(), id);
    }

    /**
     * Tells whether whoever was at work on a file has died.
     *
     * @param file the file
     * @return true if somebody else may begin again
     */
    public boolean isForsaken(SentFile file) {
        return file.isForsaken(clock.instant());
    }

    /**
     * Gives the files with which something can be done.
     *
     * @param signIn who asks
     * @return the last sent first
     */
    public List<SentFile> open(SignIn signIn) {
        return oneCare.sentFiles().open(signIn.actor());
    }

    /**
     * Gives what was imported or given up.
     *
     * @param signIn who asks
     * @param after the last import of the page before; null for the first page
     * @return newest first, {@value #PAST_SIZE} at most
     */
    public PastImports past(SignIn signIn, @Nullable UUID after) {
        Actor actor = signIn.actor();
        ImportReport last =
                after == null
                        ? null
                        : oneCare.imports().find(actor, new ImportId(after)).orElse(null);
        List<ImportReport> over = new ArrayList<>();
        boolean isMore;
        do {
            List<ImportReport> page = oneCare.imports().page(actor, last, Imports.MAX_PAGE_SIZE);
            isMore = page.size() == Imports.MAX_PAGE_SIZE;
            for (ImportReport report : page) {
                last = report;
                if (isOver(report) && over.size() < PAST_SIZE + 1) {
                    over.add(report);
                }
            }
        } while (isMore && over.size() <= PAST_SIZE);
        boolean hasNext = over.size() > PAST_SIZE;
        List<ImportReport> shown = hasNext ? over.subList(0, PAST_SIZE) : over;
        Set<ImportId> ids = new HashSet<>();
        shown.forEach(report -> ids.add(report.id()));
        return new PastImports(
                List.copyOf(shown), oneCare.sentFiles().ofImports(actor, ids), hasNext);
    }

    private static boolean isOver(ImportReport report) {
        return report.state() == ImportState.APPLIED || report.state() == ImportState.ABANDONED;
    }

    /**
     * Gives the report about a file.
     *
     * @param signIn who asks
     * @param file the file
     * @return empty before its rows are staged
     */
    public Optional<ImportReport> report(SignIn signIn, SentFile file) {
        return file.importId() == null
                ? Optional.empty()
                : oneCare.imports().find(signIn.actor(), file.importId());
    }

    /**
     * Gives a part of the difference.
     *
     * @param signIn who asks
     * @param file the file
     * @param wanted which part
     * @param after the position of the last line of the page before, or 0
     * @param limit the most lines
     * @return in the order of the source
     */
    @Transactional
    public List<DifferenceLine> difference(
            SignIn signIn, SentFile file, DifferenceCriteria wanted, long after, int limit) {
        return file.importId() == null
                ? List.of()
                : oneCare.imports()
                        .difference(signIn.actor(), file.importId(), wanted, after, limit);
    }

    /**
     * Gives what is wrong or odd.
     *
     * @param signIn who asks
     * @param file the file
     * @param warnings true for what is odd, false for what is wrong
     * @param after the position of the last one of the page before, or 0
     * @param limit the most
     * @return in the order in which they were found
     */
    @Transactional
    public List<ImportProblem> problems(
            SignIn signIn, SentFile file, boolean warnings, long after, int limit) {
        return file.importId() == null
                ? List.of()
                : oneCare.imports()
                        .problems(signIn.actor(), file.importId(), warnings, after, limit);
    }

    /**
     * Keeps that somebody was shown the first lines of a file, if those are about people.
     *
     * @param signIn who was
     * @param file the file
     */
    @Transactional
    public void shown(SignIn signIn, SentFile file) {
        if (file.kind() == ImportKind.ROLL) {
            Actor actor = signIn.actor();
            AuditTrail audit = oneCare.auditTrail();
            audit.recordLooks(
                    actor, "ROLL_IMPORT_VIEWED", "SentFile", List.of(file.id().toString()));
        }
    }

    /**
     * Keeps the mapping of a file.
     *
     * @param signIn who chose it
     * @param id the file
     * @param mapping its text
     * @return false if somebody is at work on the file, or nothing can be done with it any more
     */
    @Transactional
    public boolean keepMapping(SignIn signIn, UUID id, String mapping) {
        return oneCare.sentFiles().keepMapping(signIn.actor(), id, mapping);
    }

    /**
     * Saves a mapping for files with the same columns.
     *
     * @param signIn who saves it
     * @param kind what such files bring
     * @param name what it is to be called
     * @param header the mark of their columns
     * @param mapping its text
     */
    @Transactional
    public void saveMapping(
            SignIn signIn, ImportKind kind, String name, String header, String mapping) {
        oneCare.savedMappings().save(signIn.actor(), kind, name, header, mapping);
    }

    /**
     * Gives the mappings that were saved.
     *
     * @param signIn who asks
     * @return by kind and name
     */
    public List<SavedMapping> mappings(SignIn signIn) {
        return oneCare.savedMappings().all(signIn.actor());
    }

    /**
     * Finds the mapping that was saved for files with the same columns.
     *
     * @param signIn who asks
     * @param kind what the file brings
     * @param header the mark of its columns
     * @return empty if there is none
     */
    public Optional<SavedMapping> mappingFor(SignIn signIn, ImportKind kind, String header) {
        return oneCare.savedMappings().find(signIn.actor(), kind, header);
    }

    /**
     * Deletes a mapping.
     *
     * @param signIn who asks
     * @param id the mapping
     * @return false if there is none
     */
    @Transactional
    public boolean deleteMapping(SignIn signIn, UUID id) {
        return oneCare.savedMappings().delete(signIn.actor(), id);
    }

    /** Begins a piece of work; empty if that is not possible now. */
    @Transactional
    Optional<UUID> claim(SignIn signIn, UUID id, SentFileStep step) {
        return oneCare.sentFiles().claim(signIn.actor(), id, step);
    }

    /** Gives a file up, and what was staged of it. */
    @Transactional
    boolean abandon(Actor actor, SentFile file) {
        if (!oneCare.sentFiles().abandon(actor, file.id())) {
            return false;
        }
        if (file.importId() != null) {
            oneCare.imports().abandon(actor, file.importId());
        }
        return true;
    }

    /**
     * Gives the names of colleagues.
     *
     * @param signIn who asks
     * @param accounts the technical names of actors
     * @return by technical name; without those who are none
     */
    public Map<String, String> colleagues(SignIn signIn, Set<String> accounts) {
        Map<String, String> names = new HashMap<>();
        for (String account : accounts) {
            if (signIn.role() == Role.ADMINISTRATOR && account.length() == 36) {
                oneCare.staffAccounts()
                        .find(signIn.actor(), AccountId.of(UUID.fromString(account)))
                        .ifPresent(
                                one ->
                                        names.put(
                                                account,
                                                one.name().givenName()
                                                        + " "
                                                        + one.name().surname()));
            }
        }
        return names;
    }

    /**
     * Imports that are over.
     *
     * @param imports newest first
     * @param files by import, the files that some came from
     * @param hasNext whether there are older ones
     */
    public record PastImports(
            List<ImportReport> imports, Map<ImportId, SentFile> files, boolean hasNext) {

        /** Checks that everything was given. */
        public PastImports {
            Objects.requireNonNull(imports, "imports");
            Objects.requireNonNull(files, "files");
        }
    }
}

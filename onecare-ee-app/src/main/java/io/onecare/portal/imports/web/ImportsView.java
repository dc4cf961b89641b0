package io.onecare.portal.imports.web;

import io.onecare.core.Role;
import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.SavedMapping;
import io.onecare.core.imports.SentFile;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.imports.ImportDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is imported, was, and can be: files in hand, the past, saved mappings, and a new file. */
@Named
@RequestScoped
public class ImportsView extends FormView {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** What the upload says is wrong, and with which field. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "KIND_MISSING", "kind",
                    "MODE_MISSING", "mode",
                    "DAY_MALFORMED", "asOf",
                    "FILE_MISSING", "file",
                    "FILE_EMPTY", "file",
                    "FILE_BROKEN", "file",
                    "FILE_NOT_KEPT", "file",
                    "FILE_TOO_LARGE", "file");

    @Inject private SignedInPerson person;
    @Inject private ImportDesk desk;
    @Inject private PortalSettings settings;
    @Inject private Clock clock;

    private List<SentFile> open = List.of();
    private List<SavedMapping> mappings = List.of();
    private ImportDesk.@Nullable PastImports past;
    private Map<String, String> names = Map.of();

    @Override
    protected String problems() {
        return "imports.message.error.";
    }

    /**
     * Something that can be gone on with.
     *
     * @param href its page, without the context path
     * @param name what the file is called
     * @param kind what it brings
     * @param sent who sent it, and when
     * @param state where it stands
     */
    public record OpenLine(String href, String name, String kind, String sent, String state) {}

    /**
     * Something that is over.
     *
     * @param when when it was applied or begun
     * @param who who did it
     * @param kind what it brought
     * @param file the file it came from; empty if from none
     * @param counts what it changed
     * @param outcome what became of it
     */
    public record PastLine(
            String when, String who, String kind, String file, String counts, String outcome) {}

    /**
     * A mapping that was saved.
     *
     * @param id the mapping
     * @param name what it is called
     * @param kind what files bring that it is for
     * @param saved who saved it last, and when
     */
    public record MappingLine(UUID id, String name, String kind, String saved) {}

    /**
     * Deletes a mapping if that was asked for, and looks up what is shown.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        SignIn signIn = person.signIn().orElse(null);
        if (signIn == null) {
            posted().notFound();
            return;
        }
        if (posted().isSent()) {
            ImportParameter.id(request(), "mapping")
                    .ifPresent(mapping -> desk.deleteMapping(signIn, mapping));
            posted().leadTo(FileView.PAGES + "?done=deleted");
            return;
        }
        String wrong = request().getParameter("problem");
        for (String problem : wrong == null ? new String[0] : wrong.split(",")) {
            if (FIELDS.containsKey(problem)) {
                messages().add(FIELDS.get(problem), problem, getMegabytes());
            }
        }
        open = desk.open(signIn);
        mappings = desk.mappings(signIn);
        past = desk.past(signIn, ImportParameter.id(request(), "after").orElse(null));
        Set<String> accounts = new HashSet<>();
        open.forEach(file -> accounts.add(file.actorName()));
        mappings.forEach(mapping -> accounts.add(mapping.actorName()));
        past.imports().forEach(report -> accounts.add(report.actorName()));
        names = desk.colleagues(signIn, accounts);
    }

    private Language language() {
        return Language.of(request());
    }

    private String kindOf(ImportKind kind) {
        return new ImportWords(language(), null).texts().of(kind);
    }

    private String who(Role role, String actor) {
        String name = names.get(actor);
        return name != null
                ? name
                : language().say(role == Role.SYSTEM ? "imports.who.SYSTEM" : "imports.who.gone");
    }

    private String whoAndWhen(Role role, String actor, java.time.Instant moment) {
        return language()
                .say("imports.whoAndWhen", who(role, actor), Formats.of(language()).moment(moment));
    }

    /**
     * Gives the files that can be gone on with.
     *
     * @return the last sent first
     */
    public List<OpenLine> getOpen() {
        return open.stream()
                .map(
                        file ->
                                new OpenLine(
                                        switch (file.state()) {
                                            case MAPPING ->
                                                    FileView.PAGES + "/mapping?id=" + file.id();
                                            default -> FileView.detailOf(file);
                                        },
                                        file.name(),
                                        kindOf(file.kind()),
                                        whoAndWhen(file.role(), file.actorName(), file.sentAt()),
                                        language()
                                                .say(
                                                        "imports.state."
                                                                + (desk.isForsaken(file)
                                                                        ? "FORSAKEN"
                                                                        : file.state()))))
                .toList();
    }

    /**
     * Gives what is over.
     *
     * @return newest first
     */
    public List<PastLine> getPast() {
        return past == null ? List.of() : past.imports().stream().map(this::line).toList();
    }

    private PastLine line(ImportReport report) {
        SentFile file = past == null ? null : past.files().get(report.id());
        ImportCounts counts = report.total();
        Formats formats = Formats.of(language());
        return new PastLine(
                formats.moment(report.appliedAt() == null ? report.begunAt() : report.appliedAt()),
                who(report.role(), report.actorName()),
                kindOf(report.kind()),
                file == null ? "" : file.name(),
                language()
                        .say(
                                "imports.counts",
                                formats.number(counts.added()),
                                formats.number(counts.changed()),
                                formats.number(counts.gone())),
                language().say("imports.state." + report.state()));
    }

    /**
     * Gives the last import of this page, if there are older ones.
     *
     * @return its id; empty if there are none
     */
    public String getNextAfter() {
        return past == null || !past.hasNext()
                ? ""
                : past.imports().get(past.imports().size() - 1).id().toString();
    }

    /**
     * Tells whether this is not the first page of the past.
     *
     * @return true if there are newer ones
     */
    public boolean isContinued() {
        return ImportParameter.id(request(), "after").isPresent();
    }

    /**
     * Gives the mappings that were saved.
     *
     * @return by kind and name
     */
    public List<MappingLine> getMappings() {
        return mappings.stream()
                .map(
                        mapping ->
                                new MappingLine(
                                        mapping.id(),
                                        mapping.name(),
                                        kindOf(mapping.kind()),
                                        whoAndWhen(
                                                mapping.role(),
                                                mapping.actorName(),
                                                mapping.savedAt())))
                .toList();
    }

    /**
     * Gives what a file can bring.
     *
     * @return in the order in which they build on each other
     */
    public List<Choice> getKinds() {
        return Arrays.stream(ImportKind.values())
                .map(
                        kind ->
                                new Choice(
                                        kind.name(),
                                        kindOf(kind),
                                        kind.name().equals(request().getParameter("kind"))))
                .toList();
    }

    /**
     * Gives what can become of what a file does not name.
     *
     * @return the harmless one first
     */
    public List<Choice> getModes() {
        return Arrays.stream(ImportMode.values())
                .map(
                        mode ->
                                new Choice(
                                        mode.name(),
                                        language().say("imports.mode." + mode),
                                        mode.name().equals(request().getParameter("mode"))))
                .toList();
    }

    /**
     * Gives the day from which on a new file is to speak.
     *
     * @return as it was typed; at first today
     */
    public String getAsOf() {
        String typed = request().getParameter("asOf");
        return typed == null
                ? LocalDate.ofInstant(clock.instant(), ROME).toString()
                : typed.substring(0, Math.min(100, typed.length()));
    }

    /**
     * Says how large a file may be.
     *
     * @return in MiB
     */
    public String getMegabytes() {
        return Long.toString(settings.importBytes() >> 20);
    }

    /**
     * Says what was just done.
     *
     * @return the rest of a text's key; empty if nothing was
     */
    public String getDone() {
        String done = request().getParameter("done");
        return done != null && Set.of("deleted", "abandoned").contains(done) ? done : "";
    }
}

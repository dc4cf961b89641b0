package io.onecare.core;

import static io.onecare.core.Asker.WHO_EDIT;
import static io.onecare.core.AuthorityRow.row;

import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.FileProgress;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.SendFile;
import io.onecare.core.imports.SentFileState;
import io.onecare.core.imports.SentFileStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who sends files to be imported, works on them, and saves mappings. */
final class AuthorityOfSentFiles {

    private static final Actor SENDER = Actor.system("test");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 8);
    private static final SendFile FILE =
            new SendFile(ImportKind.SERVICES, ImportMode.UPSERT, DAY, "prestazioni.csv", 12);

    private AuthorityOfSentFiles() {}

    static List<AuthorityRow> files(AuthorityFixture f) {
        UUID waiting = f.clinic.write(o -> o.sentFiles().send(SENDER, FILE)).orElseThrow().id();
        UUID mapped = f.clinic.write(o -> o.sentFiles().send(SENDER, FILE)).orElseThrow().id();
        f.clinic.write(o -> o.sentFiles().keepMapping(SENDER, mapped, "kind = services"));
        UUID inHand = f.clinic.write(o -> o.sentFiles().send(SENDER, FILE)).orElseThrow().id();
        f.clinic.write(o -> o.sentFiles().keepMapping(SENDER, inHand, "kind = services"));
        UUID run =
                f.clinic
                        .write(o -> o.sentFiles().claim(SENDER, inHand, SentFileStep.READ))
                        .orElseThrow();
        ImportId importId =
                f.clinic
                        .write(
                                o ->
                                        o.imports()
                                                .begin(
                                                        SENDER,
                                                        BeginImport.of(
                                                                ImportKind.SERVICES,
                                                                ImportMode.UPSERT,
                                                                DAY)))
                        .id();
        f.clinic.write(o -> o.sentFiles().staged(SENDER, inHand, run, importId, false));
        f.clinic.write(
                o ->
                        o.savedMappings()
                                .save(
                                        SENDER,
                                        ImportKind.SERVICES,
                                        "Ogni mese",
                                        "0a",
                                        "kind = services"));
        UUID mapping = f.clinic.read(o -> o.savedMappings().all(SENDER)).get(0).id();
        return List.of(
                row("SentFiles.send", WHO_EDIT, (o, actor) -> o.sentFiles().send(actor, FILE)),
                row("SentFiles.find", WHO_EDIT, (o, actor) -> o.sentFiles().find(actor, waiting)),
                row("SentFiles.open", WHO_EDIT, (o, actor) -> o.sentFiles().open(actor)),
                row(
                        "SentFiles.ofImports",
                        WHO_EDIT,
                        (o, actor) -> o.sentFiles().ofImports(actor, Set.of(importId))),
                row(
                        "SentFiles.keepMapping",
                        WHO_EDIT,
                        (o, actor) -> o.sentFiles().keepMapping(actor, waiting, "kind = roll")),
                row(
                        "SentFiles.claim",
                        WHO_EDIT,
                        (o, actor) -> o.sentFiles().claim(actor, mapped, SentFileStep.READ)),
                row(
                        "SentFiles.isAlive",
                        WHO_EDIT,
                        (o, actor) ->
                                o.sentFiles()
                                        .isAlive(
                                                actor,
                                                inHand,
                                                run,
                                                new FileProgress("READING", null, 1, 2))),
                row(
                        "SentFiles.staged",
                        WHO_EDIT,
                        (o, actor) -> o.sentFiles().staged(actor, inHand, run, importId, true)),
                row(
                        "SentFiles.end",
                        WHO_EDIT,
                        (o, actor) ->
                                o.sentFiles().end(actor, inHand, run, SentFileState.CHECKED, null)),
                row(
                        "SentFiles.abandon",
                        WHO_EDIT,
                        (o, actor) -> o.sentFiles().abandon(actor, waiting)),
                row(
                        "SentFiles.untouched",
                        WHO_EDIT,
                        (o, actor) ->
                                o.sentFiles()
                                        .untouched(actor, Instant.parse("2027-01-01T00:00:00Z"))),
                row(
                        "SavedMappings.save",
                        WHO_EDIT,
                        (o, actor) ->
                                o.savedMappings()
                                        .save(
                                                actor,
                                                ImportKind.ROLL,
                                                "Ruolo",
                                                "0b",
                                                "kind = roll")),
                row("SavedMappings.all", WHO_EDIT, (o, actor) -> o.savedMappings().all(actor)),
                row(
                        "SavedMappings.find",
                        WHO_EDIT,
                        (o, actor) -> o.savedMappings().find(actor, ImportKind.SERVICES, "0a")),
                row(
                        "SavedMappings.delete",
                        WHO_EDIT,
                        (o, actor) -> o.savedMappings().delete(actor, mapping)));
    }
}

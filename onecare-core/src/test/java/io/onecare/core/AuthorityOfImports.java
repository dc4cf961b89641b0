package io.onecare.core;

import static io.onecare.core.Asker.WHO_EDIT;
import static io.onecare.core.AuthorityOfDesk.SAME;
import static io.onecare.core.AuthorityRow.row;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;

import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.DifferenceCriteria;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportVerdict;
import io.onecare.core.imports.PriceListRow;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SourceLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Who may take over what an insurer has. */
final class AuthorityOfImports {

    private static final BeginImport WISH =
            BeginImport.of(ImportKind.TARIFFS, ImportMode.UPSERT, LocalDate.of(2026, 6, 8));

    /** One row that is good and one that is not. */
    private static final List<SourceLine> LINES =
            List.of(
                    new SourceLine(2, new PriceListRow("PLUS", "Più", null)),
                    new SourceLine(3, new PriceListRow("GOLD", null, null)));

    private AuthorityOfImports() {}

    /** An import with rows. */
    static ImportId staged(OneCare o, int rows) {
        ImportId id = o.imports().begin(SYSTEM, WISH).id();
        o.imports().stage(SYSTEM, id, LINES.subList(0, rows));
        return id;
    }

    static List<AuthorityRow> imports(AuthorityFixture f) {
        DifferenceCriteria added = new DifferenceCriteria(RowType.PRICE_LIST, ImportVerdict.NEW);
        return List.of(
                row("Imports.begin", WHO_EDIT, (o, actor) -> o.imports().begin(actor, WISH)),
                row(
                        "Imports.stage",
                        WHO_EDIT,
                        (o, actor) -> o.imports().stage(actor, f.importing, LINES)),
                row(
                        "Imports.check",
                        WHO_EDIT,
                        (o, actor) ->
                                o.imports().check(actor, f.importing, SAME, ImportListener.none())),
                row(
                        "Imports.apply",
                        WHO_EDIT,
                        (o, actor) -> o.imports().apply(actor, f.checked, ImportListener.none())),
                row(
                        "Imports.abandon",
                        WHO_EDIT,
                        (o, actor) -> o.imports().abandon(actor, f.importing)),
                row("Imports.find", WHO_EDIT, (o, actor) -> o.imports().find(actor, f.importing)),
                row("Imports.page", WHO_EDIT, (o, actor) -> o.imports().page(actor, null, 10)),
                row(
                        "Imports.difference",
                        WHO_EDIT,
                        (o, actor) -> o.imports().difference(actor, f.checked, added, 0, 10)),
                row(
                        "Imports.problems",
                        WHO_EDIT,
                        (o, actor) -> o.imports().problems(actor, f.importing, false, 0, 10)),
                row(
                        "Imports.cleanUp",
                        WHO_EDIT,
                        (o, actor) ->
                                o.imports()
                                        .cleanUp(
                                                actor,
                                                Instant.parse("2030-01-01T00:00:00Z"),
                                                SAME)));
    }
}

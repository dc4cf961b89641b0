package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Transactions;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.schedule.ClinicFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link ClinicFixture} and an insurer who imports into it, with a gazetteer that knows Torino and
 * Milano. It is 8 June 2026.
 */
final class ImportFixture implements AutoCloseable {

    static final Actor ADMINISTRATOR = new Actor(io.onecare.core.Role.ADMINISTRATOR, "admin-1");
    static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    static final GeoPoint TORINO = GeoPoint.ofLatLon(45.0705, 7.6868);

    final ClinicFixture clinic;
    final List<ImportProgress> progress = new ArrayList<>();
    final Transactions transactions = new Own();

    private ImportFixture(ClinicFixture clinic) {
        this.clinic = clinic;
    }

    static ImportFixture on(JpaProvider provider, DatabaseKind kind) {
        TestClock clock = ClinicFixture.morning();
        return new ImportFixture(
                ClinicFixture.in(
                        clock,
                        TestNetwork.on(provider, kind, clock, b -> b.comuni(new TwoComuni()))));
    }

    /** Over a clinic that is there already. */
    static ImportFixture in(ClinicFixture clinic) {
        return new ImportFixture(clinic);
    }

    /** A transaction of the fixture. */
    private final class Own implements Transactions {
        @Override
        public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
            return clinic.write(o -> work.get());
        }
    }

    private static final class TwoComuni implements ComuneLocator {
        @Override
        public Optional<GeoPoint> centreOf(String comune, String province) {
            return switch (comune + province) {
                case "TorinoTO" -> Optional.of(TORINO);
                case "MilanoMI" -> Optional.of(GeoPoint.ofLatLon(45.4642, 9.19));
                default -> Optional.empty();
            };
        }

        @Override
        public Whereabouts whereabouts(GeoPoint point, String comune, String province) {
            return centreOf(comune, province)
                    .map(
                            centre ->
                                    Math.abs(centre.longitude() - point.longitude()) < 0.5
                                            ? Whereabouts.THERE
                                            : Whereabouts.ELSEWHERE)
                    .orElse(Whereabouts.UNKNOWN_COMUNE);
        }
    }

    /** Stages rows, the first in line 2, as after a header. */
    ImportId staged(BeginImport wish, List<? extends ImportRow> rows) {
        ImportId id = clinic.write(o -> o.imports().begin(ADMINISTRATOR, wish)).id();
        List<SourceLine> lines = new ArrayList<>();
        for (ImportRow row : rows) {
            lines.add(new SourceLine(lines.size() + 2, row));
        }
        stage(id, lines);
        return id;
    }

    ImportId staged(ImportKind kind, ImportMode mode, List<? extends ImportRow> rows) {
        return staged(BeginImport.of(kind, mode, TODAY), rows);
    }

    ImportOutcome stage(ImportId id, List<SourceLine> lines) {
        return clinic.write(o -> o.imports().stage(ADMINISTRATOR, id, lines));
    }

    ImportOutcome check(ImportId id) {
        return clinic.read(OneCare::imports).check(ADMINISTRATOR, id, transactions, progress::add);
    }

    ImportReport checked(ImportId id) {
        return report(check(id));
    }

    ImportReport checked(ImportKind kind, ImportMode mode, List<? extends ImportRow> rows) {
        return checked(staged(kind, mode, rows));
    }

    ImportOutcome apply(ImportId id) {
        return clinic.write(o -> o.imports().apply(ADMINISTRATOR, id, progress::add));
    }

    ImportReport applied(ImportReport checked) {
        return report(apply(checked.id()));
    }

    static ImportReport report(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Done done) {
            return done.report();
        }
        throw new AssertionError(outcome);
    }

    List<DifferenceLine> difference(ImportReport report, RowType type, ImportVerdict verdict) {
        return read(
                i ->
                        i.difference(
                                ADMINISTRATOR,
                                report.id(),
                                new DifferenceCriteria(type, verdict),
                                0,
                                100));
    }

    /** Line, column, reason, key and fact of what is wrong. */
    List<String> wrong(ImportReport report) {
        return problems(report, false);
    }

    List<String> warnings(ImportReport report) {
        return problems(report, true);
    }

    private List<String> problems(ImportReport report, boolean warnings) {
        return read(i -> i.problems(ADMINISTRATOR, report.id(), warnings, 0, 100)).stream()
                .map(
                        p ->
                                p.line()
                                        + " "
                                        + p.column()
                                        + " "
                                        + p.reason()
                                        + " "
                                        + p.key()
                                        + " "
                                        + p.fact())
                .toList();
    }

    private <T> T read(Function<Imports, T> question) {
        return clinic.write(o -> question.apply(o.imports())); // a look is kept
    }

    long revision() {
        return clinic.read(o -> o.facilityDirectory().revision(ADMINISTRATOR));
    }

    static TariffRow tariff(
            String facility,
            String service,
            String price,
            LocalDate from,
            @Nullable LocalDate until) {
        return new TariffRow(facility, service, "BASE", new BigDecimal(price), from, until);
    }

    /** OC-1 or OC-2 as the clinic has it, but with the centre of Torino. */
    static FacilityRow known(String code) {
        return new FacilityRow(
                code,
                "Centro Vento",
                "Via Nuvola 1",
                "10121",
                "Torino",
                "TO",
                null,
                null,
                List.of(),
                "agenda@" + code + ".example",
                BookingMode.ONLINE,
                null,
                List.of(ClinicFixture.ALLERGY, ClinicFixture.HEART),
                null,
                null);
    }

    static FacilityRow facility(String code, @Nullable GeoPoint point) {
        return new FacilityRow(
                code,
                "Centro Brezza",
                "Via Neve 2",
                "10122",
                "Torino",
                "TO",
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                List.of("011 0012345", "011 0054321"),
                null,
                BookingMode.BY_PHONE,
                null,
                List.of(ClinicFixture.ALLERGY),
                null,
                null);
    }

    @Override
    public void close() {
        clinic.close();
    }
}

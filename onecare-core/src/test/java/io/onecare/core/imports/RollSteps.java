package io.onecare.core.imports;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.RollFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to people of the roll, and what is said about them. */
final class RollSteps {

    private RollSteps() {}

    /** A source that has all columns of some types of row, and speaks today. */
    static BeginImport speakingOf(ImportMode mode, RowType... types) {
        return new BeginImport(
                ImportKind.ROLL,
                mode,
                ImportFixture.TODAY,
                Stream.of(types)
                        .collect(
                                Collectors.toMap(
                                        type -> type, type -> Set.copyOf(type.columns()))));
    }

    /** A child, with a tax code that is made of the number. */
    static DependantRow child(String number, String member, LocalDate from) {
        return new DependantRow(
                number,
                member,
                Relationship.CHILD,
                "Familiare",
                number,
                LocalDate.of(2010, 5, 1),
                RollFixture.taxCode(number).value(),
                from,
                null);
    }

    /** As the family editor does it; gives the number. */
    static String declare(ImportFixture fixture, String member, String person) {
        String taxCode = RollFixture.taxCode(person).value();
        String id = UUID.randomUUID().toString();
        fixture.clinic.sql(
                "insert into dependant (id, version, dependant_number, member_id, relationship,"
                        + " surname, given_name, birth_date, tax_code, valid_from, declared_on,"
                        + " declared_as, declared_tax_code) select cast('"
                        + id
                        + "' as uuid), 1, '~"
                        + id
                        + "', m.id, 'CHILD', 'Familiare', 'Dichiarato', date '2010-05-01', '"
                        + taxCode
                        + "', date '2026-06-01', date '2026-06-01', 'CHILD', '"
                        + taxCode
                        + "' from member m where m.member_number = '"
                        + member
                        + "'");
        return "~" + id;
    }

    static List<FreeSlot> slots(ImportFixture fixture) {
        if (fixture.clinic.count("select count(*) from schedule") == 0) {
            fixture.clinic.add("AG-1", "OC-1");
            fixture.clinic.extend("AG-1", 10);
        }
        return fixture.clinic.free(SlotCriteria.at("OC-1", ALLERGY));
    }

    static void book(ImportFixture fixture, String patient, FreeSlot slot) {
        BookingOutcome outcome =
                fixture.clinic.write(
                        o ->
                                o.bookingEditor()
                                        .book(
                                                SYSTEM,
                                                new Book(
                                                        IdempotencyKey.random(),
                                                        patient,
                                                        ALLERGY,
                                                        new AppointmentTime.InSlot(slot.slot()),
                                                        PRICE,
                                                        TERMS,
                                                        Channel.API,
                                                        null)));
        assertThat(outcome).isInstanceOf(BookingOutcome.Done.class);
    }

    static String coverage(ImportFixture fixture, String number, LocalDate day) {
        return fixture.clinic.read(o -> o.members().coverageOn(SYSTEM, number, day)).toString();
    }

    /** Keys of what is gone, and what changes of it. */
    static List<String> gone(ImportFixture fixture, ImportReport report, RowType type) {
        return fixture.difference(report, type, ImportVerdict.GONE).stream()
                .map(
                        line ->
                                line.key()
                                        + " "
                                        + line.changes().stream()
                                                .map(
                                                        change ->
                                                                change.column()
                                                                        + " "
                                                                        + change.before()
                                                                        + " "
                                                                        + change.after())
                                                .toList())
                .toList();
    }
}

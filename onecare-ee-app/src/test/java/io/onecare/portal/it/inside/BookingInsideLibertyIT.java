package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCare;
import io.onecare.core.OneCareException;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.place.Address;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A booking and a table of the embedder's own, in one transaction that Liberty manages. */
@ArquillianTest
public class BookingInsideLibertyIT {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Actor OPERATOR = Actor.operator("operator-7");

    private static final String REQUESTED = "outbox_message where kind = 'BOOKING_REQUESTED'";

    @Inject OneCare oneCare;
    @Inject EntityManager entityManager;
    @Inject UserTransaction transaction;
    @Inject Clock clock;

    @Resource(lookup = "jdbc/onecare")
    DataSource dataSource;

    @Test
    void booking_and_note_commit_both_or_neither() throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table call_note (reference varchar(9) primary key)");
        }
        inTransaction(
                () -> {
                    load();
                    return null;
                });
        Book wish = wish();
        long before = count("booking"); // those of other tests
        long messagesBefore = count(REQUESTED);

        assertThrows(
                IllegalStateException.class,
                () ->
                        inTransaction(
                                () -> {
                                    book(wish);
                                    throw new IllegalStateException("the line went dead");
                                }));
        assertEquals(before, count("booking"));
        assertEquals(0, count("call_note"));
        assertEquals(messagesBefore, count(REQUESTED));

        BookingOutcome outcome = inTransaction(() -> book(wish));

        BookingOutcome.Done done = assertInstanceOf(BookingOutcome.Done.class, outcome);
        BookingReference reference = done.booking().reference();
        assertEquals(before + 1, count("booking"));
        assertEquals(1, count("call_note where reference = '" + reference + "'"));
        assertEquals(messagesBefore + 2, count(REQUESTED));
        assertEquals(
                done.booking(),
                inTransaction(() -> oneCare.bookings().find(OPERATOR, reference)).orElseThrow());
    }

    @Test
    void without_a_transaction_the_library_refuses_to_write() {
        OneCareException fault =
                assertThrows(
                        OneCareException.class,
                        () -> oneCare.bookingEditor().book(OPERATOR, wish()));
        assertEquals(ErrorCode.TRANSACTION_REQUIRED, fault.code());
    }

    private BookingOutcome book(Book wish) {
        BookingOutcome outcome = oneCare.bookingEditor().book(OPERATOR, wish);
        if (outcome instanceof BookingOutcome.Done done) {
            entityManager
                    .createNativeQuery("insert into call_note (reference) values (?1)")
                    .setParameter(1, done.booking().reference().toString())
                    .executeUpdate();
        }
        return outcome;
    }

    private Book wish() {
        LocalDateTime tomorrowAtNine =
                LocalDate.ofInstant(clock.instant(), ROME).plusDays(1).atTime(9, 0);
        return new Book(
                IdempotencyKey.random(),
                "LIBERTY-M",
                "LIBERTY-VISIT",
                new AppointmentTime.Agreed(
                        "LIBERTY-1", null, tomorrowAtNine, AppointmentTime.Agreed.USUAL_DURATION),
                Money.parse("47.50"),
                oneCare.terms()
                        .inForce(OPERATOR, TermsKind.GENERAL_CONDITIONS, clock.instant())
                        .map(version -> version.code())
                        .orElse("none"),
                Channel.CUSTOMER_CARE,
                null);
    }

    /** A facility, a service and a member of its own, beside the demo network. */
    private void load() {
        Actor importer = Actor.system("test");
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        LocalizedName name = LocalizedName.of("PROVA", null);
        oneCare.networkEditor().add(importer, new AddServiceCategory("LIBERTY", name, 99));
        oneCare.networkEditor()
                .add(importer, new AddHealthService("LIBERTY-VISIT", "LIBERTY", name, null));
        oneCare.networkEditor()
                .add(
                        importer,
                        new AddFacility(
                                "LIBERTY-1",
                                "Centro Prova",
                                Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                                null,
                                List.of(),
                                null,
                                BookingMode.BY_PHONE,
                                Set.of("LIBERTY-VISIT"),
                                always));
        oneCare.networkEditor().add(importer, new AddPriceList("LIBERTY", name));
        oneCare.networkEditor()
                .add(
                        importer,
                        new AddTariff(
                                "LIBERTY-1",
                                "LIBERTY-VISIT",
                                "LIBERTY",
                                Money.parse("47.50"),
                                always));
        oneCare.termsEditor()
                .publish(
                        importer,
                        new PublishTerms(
                                TermsKind.GENERAL_CONDITIONS, "LIBERTY", null, "Prova", null));
        oneCare.rollImport()
                .upsert(
                        importer,
                        new Roll(
                                LocalDate.ofInstant(clock.instant(), ROME),
                                List.of(new RollPolicy("LIBERTY-P", null, "LIBERTY", always)),
                                List.of(
                                        new RollEntry(
                                                "LIBERTY-M",
                                                PersonName.of("Titolare", "Prova"),
                                                LocalDate.of(1980, 1, 1),
                                                TaxCode.of("TTLPRV80A41H501V"),
                                                ContactDetails.none(),
                                                List.of(new RollCover("LIBERTY-P", always)),
                                                List.of()))));
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        return Committed.in(transaction, work);
    }

    private long count(String what) {
        return ((Number)
                        entityManager
                                .createNativeQuery("select count(*) from " + what)
                                .getSingleResult())
                .longValue();
    }
}

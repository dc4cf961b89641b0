package io.onecare.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library in plain Java SE: no container, no framework. */
class JavaSeEmbeddingIT {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-08T06:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void thirty_lines_lead_to_a_confirmed_booking(JpaProvider provider, DatabaseKind kind)
            throws SQLException {
        InsurerNetwork network = InsurerNetwork.newDatabase(kind);
        Map<String, Object> settings = network.settings(provider);
        load(settings);
        Clock clock = CLOCK;
        Booking booked = null;

        // snippet: booking
        EntityManagerFactory factory = Persistence.createEntityManagerFactory("insurer", settings);
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        OneCare oneCare =
                OneCare.builder()
                        .entityManager(transactions::entityManager)
                        .clock(clock) // Clock.systemUTC() in production
                        .build();

        Actor operator = Actor.operator("operator-7");
        SlotCriteria wanted = SlotCriteria.at("OC-1", "VIS-ALLERGOLOGICA");
        FreeSlot first =
                transactions
                        .reading(() -> oneCare.slotFinder().page(operator, wanted, null, 1))
                        .get(0);
        Book wish =
                new Book(
                        IdempotencyKey.random(),
                        "M-1", // the patient: the insurer's number of a member or dependant
                        "VIS-ALLERGOLOGICA",
                        new AppointmentTime.InSlot(first.slot()),
                        Money.parse("47.50"), // the price that was shown
                        "2026-01", // the general conditions that were accepted
                        Channel.CUSTOMER_CARE,
                        null); // no reminder
        BookingOutcome outcome =
                transactions.retrying(() -> oneCare.bookingEditor().book(operator, wish));
        if (outcome instanceof BookingOutcome.Done done) {
            booked = done.booking(); // CONFIRMED, with a reference such as 7K3M-9Q2D
        }
        // end

        assertThat(booked).isNotNull();
        assertThat(booked.state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(booked.startsAt()).isEqualTo(Instant.parse("2026-06-08T07:00:00Z"));
        factory.close();
        network.assertNothingBroken();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_embedders_own_table_and_the_booking_commit_both_or_neither(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        InsurerNetwork network = InsurerNetwork.newDatabase(kind);
        load(network.settings(provider));
        EntityManagerFactory factory =
                Persistence.createEntityManagerFactory("insurer", network.settings(provider));
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        OneCare oneCare = oneCare(transactions);
        Actor operator = Actor.operator("operator-7");
        Book wish = firstFree(transactions, oneCare);

        // snippet: own table
        BookingOutcome outcome =
                transactions.inTransaction(
                        () -> {
                            BookingOutcome made = oneCare.bookingEditor().book(operator, wish);
                            if (made instanceof BookingOutcome.Done done) {
                                transactions
                                        .entityManager()
                                        .persist(
                                                new CallNote(
                                                        done.booking().reference().toString(),
                                                        "asked for the morning"));
                            }
                            return made;
                        });
        // end

        assertThat(outcome).isInstanceOf(BookingOutcome.Done.class);
        assertThat(network.count("booking")).isEqualTo(1);
        assertThat(network.count("call_note")).isEqualTo(1);

        Book second = firstFree(transactions, oneCare);
        String taken = ((BookingOutcome.Done) outcome).booking().reference().toString();
        assertThatThrownBy(
                        () ->
                                transactions.inTransaction(
                                        () -> {
                                            oneCare.bookingEditor().book(operator, second);
                                            transactions
                                                    .entityManager()
                                                    .persist(new CallNote(taken, "again"));
                                            return null;
                                        }))
                .isInstanceOf(RuntimeException.class);
        assertThat(network.count("booking")).isEqualTo(1);
        assertThat(network.count("call_note")).isEqualTo(1);
        assertThat(network.count("outbox_message")).isEqualTo(2);
        assertThat(
                        transactions.<BookingOutcome>inTransaction(
                                () -> oneCare.bookingEditor().book(operator, second)))
                .isInstanceOf(BookingOutcome.Done.class);
        factory.close();
        network.assertNothingBroken();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_unit_of_work_is_repeated_as_a_whole_and_only_when_others_were_in_the_way(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        InsurerNetwork network = InsurerNetwork.newDatabase(kind);
        EntityManagerFactory factory =
                Persistence.createEntityManagerFactory("insurer", network.settings(provider));
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        AtomicInteger tries = new AtomicInteger();

        String result =
                transactions.retrying(
                        () -> {
                            transactions
                                    .entityManager()
                                    .persist(new CallNote("R-" + tries.incrementAndGet(), ""));
                            transactions.entityManager().flush();
                            if (tries.get() < 3) {
                                throw new IllegalStateException(
                                        new SQLException("deadlock", "40001"));
                            }
                            return "done";
                        });
        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
        assertThat(network.count("call_note")).isEqualTo(1);

        tries.set(0);
        assertThatThrownBy(
                        () ->
                                transactions.retrying(
                                        () -> {
                                            tries.incrementAndGet();
                                            throw new IllegalStateException(
                                                    new SQLException("connection lost", "08006"));
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(1);

        tries.set(0);
        assertThatThrownBy(
                        () ->
                                transactions.retrying(
                                        () -> {
                                            tries.incrementAndGet();
                                            throw new IllegalStateException(
                                                    new SQLException("deadlock", "40P01"));
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(JavaSeTransactions.MAX_ATTEMPTS);

        assertThatThrownBy(transactions::entityManager)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inTransaction");
        assertThatThrownBy(
                        () ->
                                transactions.inTransaction(
                                        () -> transactions.inTransaction(() -> "inner")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unit of work already");
        factory.close();
    }

    private static Book firstFree(JavaSeTransactions transactions, OneCare oneCare) {
        FreeSlot slot =
                transactions
                        .reading(
                                () ->
                                        oneCare.slotFinder()
                                                .page(
                                                        Actor.operator("operator-7"),
                                                        SlotCriteria.at(
                                                                "OC-1", "VIS-ALLERGOLOGICA"),
                                                        null,
                                                        1))
                        .get(0);
        return new Book(
                IdempotencyKey.random(),
                "M-1",
                "VIS-ALLERGOLOGICA",
                new AppointmentTime.InSlot(slot.slot()),
                Money.parse("47.50"),
                "2026-01",
                Channel.CUSTOMER_CARE,
                null);
    }

    private static void load(Map<String, Object> settings) {
        try (EntityManagerFactory factory =
                Persistence.createEntityManagerFactory("insurer", settings)) {
            JavaSeTransactions transactions = JavaSeTransactions.over(factory);
            OneCare oneCare = oneCare(transactions);
            transactions.inTransaction(
                    () -> {
                        InsurerNetwork.load(oneCare, LocalDate.of(2026, 6, 8));
                        return null;
                    });
        }
    }

    private static OneCare oneCare(JavaSeTransactions transactions) {
        return OneCare.builder().entityManager(transactions::entityManager).clock(CLOCK).build();
    }
}

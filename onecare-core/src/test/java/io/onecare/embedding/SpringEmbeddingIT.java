package io.onecare.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCare;
import io.onecare.core.OneCareException;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** The library in transactions that Spring manages: the caller is {@code @Transactional}. */
class SpringEmbeddingIT {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-08T06:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_transactional_method_books_and_notes_both_or_neither(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        InsurerNetwork network = InsurerNetwork.newDatabase(kind);
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.registerBean(
                    EntityManagerFactory.class,
                    () ->
                            Persistence.createEntityManagerFactory(
                                    "insurer", network.settings(provider)));
            context.register(OneCareConfiguration.class, CallDesk.class);
            context.refresh();
            CallDesk desk = context.getBean(CallDesk.class);
            desk.load();
            Book wish = desk.firstFree();

            assertThatThrownBy(() -> desk.bookAndFail(wish))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the line went dead");
            assertThat(network.count("booking")).isZero();
            assertThat(network.count("call_note")).isZero();
            assertThat(network.count("outbox_message")).isZero();

            assertThat(desk.book(wish)).isInstanceOf(BookingOutcome.Done.class);
            assertThat(network.count("booking")).isEqualTo(1);
            assertThat(network.count("call_note")).isEqualTo(1);

            Book other = desk.firstFree();
            assertThatThrownBy(() -> desk.bookWithoutTransaction(other))
                    .isInstanceOfSatisfying(
                            OneCareException.class,
                            fault ->
                                    assertThat(fault.code())
                                            .isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        }
        network.assertNothingBroken();
    }

    /** What a Spring application declares. */
    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class OneCareConfiguration {

        // snippet: spring
        @Bean
        EntityManager entityManager(EntityManagerFactory factory) {
            return SharedEntityManagerCreator.createSharedEntityManager(factory);
        }

        @Bean
        OneCare oneCare(EntityManager entityManager, Clock clock) {
            return OneCare.builder().entityManager(() -> entityManager).clock(clock).build();
        }

        // end

        @Bean
        Clock clock() {
            return CLOCK;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }

    /** The embedder's own service. */
    static class CallDesk {

        private static final Actor OPERATOR = Actor.operator("operator-7");

        private final OneCare oneCare;
        private final EntityManager entityManager;

        CallDesk(OneCare oneCare, EntityManager entityManager) {
            this.oneCare = oneCare;
            this.entityManager = entityManager;
        }

        @Transactional
        public void load() {
            InsurerNetwork.load(oneCare, LocalDate.of(2026, 6, 8));
        }

        // snippet: spring transaction
        @Transactional
        public BookingOutcome book(Book wish) {
            BookingOutcome outcome = oneCare.bookingEditor().book(OPERATOR, wish);
            if (outcome instanceof BookingOutcome.Done done) {
                entityManager.persist(
                        new CallNote(
                                done.booking().reference().toString(), "asked for the morning"));
            }
            return outcome;
        }

        // end

        @Transactional
        public void bookAndFail(Book wish) {
            book(wish);
            entityManager.flush();
            throw new IllegalStateException("the line went dead");
        }

        public BookingOutcome bookWithoutTransaction(Book wish) {
            return oneCare.bookingEditor().book(OPERATOR, wish);
        }

        public Book firstFree() {
            FreeSlot slot =
                    oneCare.slotFinder()
                            .page(OPERATOR, SlotCriteria.at("OC-1", "VIS-ALLERGOLOGICA"), null, 1)
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
    }
}

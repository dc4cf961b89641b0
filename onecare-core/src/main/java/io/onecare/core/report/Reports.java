package io.onecare.core.report;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts for administrators. No report names a person, and what is about fewer than {@value
 * #SMALLEST_NAMED} bookings, requests or searches is named neither by its facility nor by its
 * service: it is summed up with others of that kind (decision 0058). A report is true for the
 * moment at which it was asked for; a later one about the same period may tell of other ends.
 * Everything is counted in the database, in three statements a report or fewer. Needs no
 * transaction. Thread-safe as far as the entity manager supplier is.
 *
 * <pre>{@code
 * ReportPeriod october = ReportPeriod.of(YearMonth.of(2026, 10));
 * oneCare.reports().visits(administrator, october).orElseThrow().all().missedShare();
 * }</pre>
 */
public final class Reports {

    /**
     * The smallest number that is named by its facility or service: three, which is also the least
     * that tables about confidential data may show under article 4 of the Italian rules of conduct
     * for official statistics (Garante, 19 December 2018, G.U. 14 January 2019, n. 11).
     */
    public static final int SMALLEST_NAMED = 3;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells what is late, and which appointments have begun
     */
    public Reports(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Counts the bookings that came in.
     *
     * @param actor who asks; an administrator
     * @param period when they came in
     * @return the report; empty for other actors
     */
    public Optional<BookingReport> bookings(Actor actor, ReportPeriod period) {
        return mayRead(actor, period)
                ? Optional.of(BookingSql.report(entityManager.get(), period))
                : Optional.empty();
    }

    /**
     * Counts which due times were kept, by customer care and by facilities; {@link DueReport} says
     * what that means.
     *
     * @param actor who asks; an administrator
     * @param period when the requests came in
     * @return the report; empty for other actors
     */
    public Optional<DueReport> dueTimes(Actor actor, ReportPeriod period) {
        return mayRead(actor, period)
                ? Optional.of(DueSql.report(entityManager.get(), period, now()))
                : Optional.empty();
    }

    /**
     * Counts to which appointments patients came.
     *
     * @param actor who asks; an administrator
     * @param period when the appointments began
     * @return the report; empty for other actors
     */
    public Optional<VisitReport> visits(Actor actor, ReportPeriod period) {
        return mayRead(actor, period)
                ? Optional.of(VisitSql.report(entityManager.get(), period, now()))
                : Optional.empty();
    }

    /**
     * Counts what became of messages.
     *
     * @param actor who asks; an administrator
     * @param period from when they were to be sent
     * @return the report; empty for other actors
     */
    public Optional<MessageReport> messages(Actor actor, ReportPeriod period) {
        return mayRead(actor, period)
                ? Optional.of(MessageSql.report(entityManager.get(), period))
                : Optional.empty();
    }

    /**
     * Counts the searches that found nothing, as {@link EmptySearches} keeps them.
     *
     * @param actor who asks; an administrator
     * @param period when people searched
     * @return the report; empty for other actors
     */
    public Optional<SearchReport> searches(Actor actor, ReportPeriod period) {
        return mayRead(actor, period)
                ? Optional.of(SearchSql.report(entityManager.get(), period))
                : Optional.empty();
    }

    private long now() {
        return Moments.toMicros(clock.instant());
    }

    private static boolean mayRead(Actor actor, ReportPeriod period) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(period, "period");
        return actor.role() == Role.ADMINISTRATOR;
    }
}

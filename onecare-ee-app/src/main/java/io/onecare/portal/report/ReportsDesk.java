package io.onecare.portal.report;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.report.BookingReport;
import io.onecare.core.report.DueReport;
import io.onecare.core.report.MessageReport;
import io.onecare.core.report.ReportPeriod;
import io.onecare.core.report.SearchReport;
import io.onecare.core.report.VisitReport;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Gives administrators reports, each beside that of the period before. */
@ApplicationScoped
public class ReportsDesk {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Tells which day it is.
     *
     * @return today in Italy
     */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    /**
     * Counts bookings.
     *
     * @param signIn who is logged in
     * @param period when they came in
     * @return empty for whoever may not know
     */
    public Optional<Compared<BookingReport>> bookings(SignIn signIn, ReportPeriod period) {
        return compared(signIn, period, oneCare.reports()::bookings);
    }

    /**
     * Counts which due times were kept.
     *
     * @param signIn who is logged in
     * @param period when the requests came in
     * @return empty for whoever may not know
     */
    public Optional<Compared<DueReport>> dueTimes(SignIn signIn, ReportPeriod period) {
        return compared(signIn, period, oneCare.reports()::dueTimes);
    }

    /**
     * Counts to which appointments patients came.
     *
     * @param signIn who is logged in
     * @param period when the appointments began
     * @return empty for whoever may not know
     */
    public Optional<Compared<VisitReport>> visits(SignIn signIn, ReportPeriod period) {
        return compared(signIn, period, oneCare.reports()::visits);
    }

    /**
     * Counts what became of messages.
     *
     * @param signIn who is logged in
     * @param period from when they were to be sent
     * @return empty for whoever may not know
     */
    public Optional<Compared<MessageReport>> messages(SignIn signIn, ReportPeriod period) {
        return compared(signIn, period, oneCare.reports()::messages);
    }

    /**
     * Counts searches that found nothing.
     *
     * @param signIn who is logged in
     * @param period when people searched
     * @return empty for whoever may not know
     */
    public Optional<Compared<SearchReport>> searches(SignIn signIn, ReportPeriod period) {
        return compared(signIn, period, oneCare.reports()::searches);
    }

    private interface Question<R> {
        Optional<R> ask(Actor actor, ReportPeriod period);
    }

    private static <R> Optional<Compared<R>> compared(
            SignIn signIn, ReportPeriod period, Question<R> question) {
        return question.ask(signIn.actor(), period)
                .flatMap(
                        report ->
                                question.ask(signIn.actor(), period.before())
                                        .map(before -> new Compared<>(report, before)));
    }
}

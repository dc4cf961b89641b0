package io.onecare.core.report;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static java.time.Month.DECEMBER;
import static java.time.Month.NOVEMBER;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.Transactions;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.Channel;
import io.onecare.core.care.CareChannel;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.InMemorySender;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.ClinicFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of every report, against a history whose numbers were counted by hand. */
class ReportsIT {

    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "ada");
    private static final EmailAddress MAILBOX = EmailAddress.of("anna@example.org");
    private static final EmailAddress NOBODY = EmailAddress.of("nobody@example.org");

    private ClinicFixture clinic;
    private ReportHistory history;

    private void open(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        history = new ReportHistory(clinic);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void bookings_answers_and_visits_are_those_of_the_history(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        history.bookings();
        history.at("2026-11-05T12:00");

        BookingReport bookings = about(Reports::bookings, in(OCTOBER));
        assertThat(bookings.all().byState())
                .isEqualTo(
                        Map.of(
                                BookingState.NO_SHOW, 1L,
                                BookingState.FULFILLED, 1L,
                                BookingState.CONFIRMED, 2L,
                                BookingState.CANCELLED, 2L,
                                BookingState.DECLINED, 1L,
                                BookingState.EXPIRED, 1L));
        assertThat(bookings.all().total()).isEqualTo(8);
        assertThat(bookings.moves()).isEqualTo(2);
        assertThat(bookings.byChannel())
                .isEqualTo(
                        Map.of(
                                Channel.PORTAL,
                                new StateCounts(
                                        Map.of(
                                                BookingState.NO_SHOW, 1L,
                                                BookingState.CONFIRMED, 2L,
                                                BookingState.CANCELLED, 1L)),
                                Channel.CUSTOMER_CARE,
                                new StateCounts(
                                        Map.of(
                                                BookingState.CANCELLED, 1L,
                                                BookingState.FULFILLED, 1L)),
                                Channel.EMAIL,
                                StateCounts.of(BookingState.DECLINED, 1),
                                Channel.API,
                                StateCounts.of(BookingState.EXPIRED, 1)));
        assertThat(summary(bookings.byFacility()))
                .containsExactly("OC-1 Centro Vento: 6", "1 unnamed: 2");
        assertThat(course(bookings.course()))
                .isEqualTo(Map.of(1, 2L, 2, 1L, 12, 2L, 25, 1L, 26, 1L, 31, 1L));
        assertThat(about(Reports::bookings, in(SEPTEMBER)).all().total()).isEqualTo(1);
        assertThat(about(Reports::bookings, in(NOVEMBER)).all().total()).isEqualTo(1);
        BookingReport longDay = about(Reports::bookings, day("2026-10-25"));
        assertThat(longDay.all().total()).isEqualTo(1);
        assertThat(longDay.moves()).isEqualTo(1);

        DueReport due = about(Reports::dueTimes, in(OCTOBER));
        assertThat(due.answers()).isEqualTo(new DueCounts(3, 2, 0, 1));
        assertThat(due.answers().keptShare()).hasValue(0.6);
        assertThat(due.answersByFacility())
                .extracting(FacilityLine::code, FacilityLine::counts)
                .containsExactly(
                        tuple("OC-1", new DueCounts(2, 1, 0, 1)),
                        tuple(null, new DueCounts(1, 1, 0, 0)));
        assertThat(course(due.answersCourse())).isEqualTo(Map.of(1, 2L, 2, 1L, 25, 2L, 31, 1L));
        assertThat(due.careByChannel())
                .isEqualTo(Map.of(CareChannel.BOOKING, new DueCounts(0, 2, 0, 0)));
        assertThat(course(due.careCourse())).isEqualTo(Map.of(2, 1L, 28, 1L));
        history.at("2026-11-04T17:59:59");
        assertThat(about(Reports::dueTimes, in(NOVEMBER)).answers())
                .isEqualTo(new DueCounts(0, 0, 1, 0));
        history.at("2026-11-04T18:00");
        assertThat(about(Reports::dueTimes, in(NOVEMBER)).answers())
                .isEqualTo(new DueCounts(0, 1, 0, 0));

        VisitReport visits = about(Reports::visits, in(OCTOBER));
        assertThat(visits.all()).isEqualTo(new VisitCounts(2, 1, 1));
        assertThat(visits.all().missedShare()).hasValue(1.0 / 3);
        assertThat(visits.reminded()).isEqualTo(new VisitCounts(0, 1, 0));
        assertThat(visits.notReminded()).isEqualTo(new VisitCounts(2, 0, 1));
        assertThat(summary(visits.byFacility()))
                .containsExactly("OC-1 Centro Vento: 3", "1 unnamed: 1");
        assertThat(course(visits.course())).isEqualTo(Map.of(5, 1L, 6, 1L, 20, 1L, 30, 1L));
        VisitReport coming = about(Reports::visits, in(NOVEMBER));
        assertThat(coming.all()).isEqualTo(VisitCounts.none());
        assertThat(coming.all().missedShare()).isEmpty();
        assertThat(coming.byFacility()).isEmpty();

        // Sunday, 28 March 2027 has 23 hours: from 23:00 the day before to 22:00, as UTC has it
        history.at("2027-03-27T23:59:59");
        history.agreed(Channel.PORTAL, "M-1", "OC-1", "2027-04-07T09:00", null);
        history.at("2027-03-28T00:00");
        history.agreed(Channel.PORTAL, "M-1", "OC-1", "2027-04-07T10:00", null);
        history.at("2027-03-28T23:59:59");
        history.agreed(Channel.PORTAL, "M-1", "OC-1", "2027-04-07T11:00", null);
        history.at("2027-03-29T00:00");
        history.agreed(Channel.PORTAL, "M-1", "OC-1", "2027-04-07T12:00", null);

        assertThat(about(Reports::bookings, day("2027-03-28")).all().total()).isEqualTo(2);
        assertThat(course(about(Reports::bookings, in(YearMonth.of(2027, 3))).course()))
                .isEqualTo(Map.of(27, 1L, 28, 2L, 29, 1L));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void due_times_of_the_desk_messages_and_searches_are_those_of_the_history(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        history.calls();
        assertDueTimesOfTheDesk();
        messages();
        assertMessages();
        assertSearches();
    }

    private void assertDueTimesOfTheDesk() {
        history.at("2026-11-05T12:00");

        DueReport due = about(Reports::dueTimes, in(OCTOBER));
        assertThat(due.care()).isEqualTo(new DueCounts(1, 2, 1, 1));
        assertThat(due.careByChannel())
                .isEqualTo(Map.of(CareChannel.PHONE, new DueCounts(1, 2, 1, 1)));
        assertThat(course(due.careCourse())).isEqualTo(Map.of(5, 5L));
        assertThat(due.answers()).isEqualTo(DueCounts.none());
        assertThat(due.answers().keptShare()).isEmpty();
        assertThat(about(Reports::dueTimes, in(NOVEMBER)).care().total()).isEqualTo(1);
    }

    private void assertSearches() {
        EmptySearchTally one = new EmptySearchTally();
        EmptySearchTally other = new EmptySearchTally();
        count(one, 2, "2026-10-01", ALLERGY, "MI", "BASE", EmptySearchReason.TOO_FAR);
        count(one, 1, "2026-10-31", ALLERGY, "MI", "BASE", EmptySearchReason.NOT_OFFERED);
        count(one, 1, "2026-11-01", ALLERGY, "MI", "BASE", EmptySearchReason.NOT_OFFERED);
        assertThat(kept(one)).isEqualTo(3);
        count(one, 1, "2026-10-01", ALLERGY, "MI", "BASE", EmptySearchReason.TOO_FAR);
        count(one, 2, "2026-10-01", HEART, "TO", "PLUS", EmptySearchReason.FILTERED);
        count(other, 1, "2026-10-01", ALLERGY, "MI", "BASE", EmptySearchReason.TOO_FAR);
        count(other, 4, "2026-10-07", "GONE", null, "BASE", EmptySearchReason.NO_PRACTITIONER);
        count(other, 1, "2026-10-07", HEART, "MI", "BASE", EmptySearchReason.FILTERED);
        assertThat(kept(one)).isEqualTo(2);
        assertThat(kept(other)).isEqualTo(3);
        assertThat(kept(one)).isZero();

        SearchReport searches = about(Reports::searches, in(OCTOBER));

        assertThat(searches.all().byReason())
                .isEqualTo(
                        Map.of(
                                EmptySearchReason.TOO_FAR, 4L,
                                EmptySearchReason.NOT_OFFERED, 1L,
                                EmptySearchReason.FILTERED, 3L,
                                EmptySearchReason.NO_PRACTITIONER, 4L));
        assertThat(searches.byService())
                .extracting(
                        line ->
                                line.code()
                                        + " "
                                        + line.province()
                                        + " "
                                        + line.things()
                                        + " "
                                        + line.counts().total())
                .containsExactly("VIS-ALLERGOLOGICA MI 1 5", "GONE null 1 4", "null null 2 3");
        assertThat(searches.byService())
                .extracting(line -> line.name() == null ? null : line.name().italian())
                .containsExactly(ALLERGY, null, null);
        assertThat(searches.byPriceList())
                .extracting(line -> line.code() + " " + line.things() + " " + line.counts().total())
                .containsExactly("BASE 1 10", "null 1 2");
        assertThat(course(searches.course())).isEqualTo(Map.of(1, 6L, 7, 5L, 31, 1L));
        assertThat(clinic.count("select count(*) from empty_search")).isEqualTo(7);

        int forgotten =
                clinic.write(o -> o.emptySearches().forget(SYSTEM, LocalDate.parse("2026-10-31")));

        assertThat(forgotten).isEqualTo(5);
        assertThat(about(Reports::searches, in(OCTOBER)).all().total()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_written_down_is_counted_again() {
        open(JpaProvider.HIBERNATE, DatabaseKind.H2);
        EmptySearchTally tally = new EmptySearchTally();
        count(tally, 2, "2026-10-01", ALLERGY, "MI", "BASE", EmptySearchReason.TOO_FAR);
        clinic.sql("alter table empty_search rename to empty_search_away");
        assertThatThrownBy(() -> kept(tally)).isInstanceOf(RuntimeException.class);
        clinic.sql("alter table empty_search_away rename to empty_search");
        count(tally, 1, "2026-10-01", ALLERGY, "MI", "BASE", EmptySearchReason.TOO_FAR);
        kept(tally);
        assertThat(clinic.count("select sum(searches) from empty_search")).isEqualTo(3);
    }

    private void assertMessages() {
        MessageReport messages = about(Reports::messages, in(DECEMBER));
        assertThat(messages.all()).isEqualTo(new MessageCounts(2, 1, 1, 1, 1));
        assertThat(messages.all().failed()).isEqualTo(2);
        assertThat(messages.all().failedShare()).hasValue(0.5);
        assertThat(messages.lines())
                .containsExactly(
                        line(NotificationKind.PASSWORD_CHANGED, new MessageCounts(1, 1, 1, 0, 0)),
                        line(NotificationKind.EMAIL_CHANGED, new MessageCounts(1, 0, 0, 1, 1)));
        assertThat(messages.problems())
                .containsExactly(
                        new MessageReport.Problem("NO_ADDRESS", 1),
                        new MessageReport.Problem("SMTP:550", 1));
        assertThat(course(messages.course())).isEqualTo(Map.of(1, 4L, 31, 2L));
        assertThat(about(Reports::messages, in(YearMonth.of(2027, 1))).all())
                .isEqualTo(new MessageCounts(0, 0, 0, 1, 0));
    }

    /** Four of 1 December, two of which fail; two of the end of 31 December; one later. */
    private void messages() {
        InMemorySender sender = new InMemorySender();
        history.at("2026-12-01T00:05");
        put(NotificationKind.PASSWORD_CHANGED, MAILBOX, null);
        put(NotificationKind.PASSWORD_CHANGED, NOBODY, null);
        put(NotificationKind.PASSWORD_CHANGED, null, null);
        put(NotificationKind.EMAIL_CHANGED, MAILBOX, null);
        dispatch(sender);
        NotificationId dismissed =
                clinic.read(
                                o ->
                                        o.deadLetters().page(SYSTEM, null, 10).stream()
                                                .filter(one -> one.problem().equals("NO_ADDRESS"))
                                                .findFirst()
                                                .orElseThrow())
                        .id();
        clinic.write(o -> o.deadLetters().dismiss(SYSTEM, dismissed, "told by phone"));
        history.at("2026-12-31T23:50");
        put(NotificationKind.EMAIL_CHANGED, MAILBOX, clinic.clock.instant().plusSeconds(60));
        history.at("2026-12-31T23:55");
        sender.reachable(false);
        put(NotificationKind.EMAIL_CHANGED, MAILBOX, null);
        dispatch(sender);
        history.at("2027-01-01T00:00");
        put(NotificationKind.EMAIL_CHANGED, MAILBOX, null);
    }

    private void put(NotificationKind kind, @Nullable EmailAddress to, @Nullable Instant staleAt) {
        clinic.write(
                o -> {
                    new Outbox(clinic.network::entityManager, clinic.clock)
                            .add(
                                    List.of(
                                            new NewNotification(
                                                    kind,
                                                    Audience.ACCOUNT,
                                                    UUID.randomUUID(),
                                                    1,
                                                    to,
                                                    null,
                                                    staleAt)));
                    return o;
                });
    }

    private void dispatch(InMemorySender sender) {
        Transactions transactions =
                new Transactions() {
                    @Override
                    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
                        return clinic.write(o -> work.get());
                    }
                };
        clinic.read(o -> o.dispatcher().dispatch(SYSTEM, "reports", 50, transactions, sender));
    }

    private static MessageReport.Line line(NotificationKind kind, MessageCounts counts) {
        return new MessageReport.Line(kind, Audience.ACCOUNT, counts);
    }

    private static void count(
            EmptySearchTally tally,
            int times,
            String day,
            String service,
            @Nullable String province,
            String priceList,
            EmptySearchReason reason) {
        for (int i = 0; i < times; i++) {
            tally.add(new EmptySearch(LocalDate.parse(day), service, province, priceList, reason));
        }
    }

    private int kept(EmptySearchTally tally) {
        return clinic.write(o -> o.emptySearches().keep(SYSTEM, tally));
    }

    private <R> R about(Question<R> question, ReportPeriod period) {
        return clinic.<Optional<R>>read(o -> question.ask(o.reports(), ADMINISTRATOR, period))
                .orElseThrow();
    }

    private interface Question<R> {
        Optional<R> ask(Reports reports, Actor actor, ReportPeriod period);
    }

    private static ReportPeriod in(Month month) {
        return in(YearMonth.of(2026, month));
    }

    private static ReportPeriod in(YearMonth month) {
        return ReportPeriod.of(month);
    }

    private static ReportPeriod day(String day) {
        LocalDate only = LocalDate.parse(day);
        return new ReportPeriod(only, only.plusDays(1));
    }

    /** The days of the month that have any, with how many. */
    private static <C extends Counts<C>> Map<Integer, Long> course(List<StepLine<C>> course) {
        return course.stream()
                .filter(line -> line.counts().total() > 0)
                .collect(
                        Collectors.toMap(
                                line -> line.step().from().getDayOfMonth(),
                                line -> line.counts().total()));
    }

    private static <C extends Counts<C>> List<String> summary(List<FacilityLine<C>> lines) {
        return lines.stream()
                .map(
                        line ->
                                (line.isUnnamed()
                                                ? line.facilities() + " unnamed"
                                                : line.code() + " " + line.name())
                                        + ": "
                                        + line.counts().total())
                .toList();
    }
}

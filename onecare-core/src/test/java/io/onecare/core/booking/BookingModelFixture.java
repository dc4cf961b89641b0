package io.onecare.core.booking;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.ALWAYS;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;

import io.onecare.core.NativeSql;
import io.onecare.core.OneCare;
import io.onecare.core.booking.BookingModel.Agenda;
import io.onecare.core.booking.BookingModel.Hours;
import io.onecare.core.booking.BookingModel.Insurance;
import io.onecare.core.booking.BookingModel.Person;
import io.onecare.core.booking.BookingModel.Price;
import io.onecare.core.booking.BookingModel.Slot;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollFixture;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The network of {@link BookingFixture} with more of everything that rules can disagree on, and the
 * {@link BookingModel} of it. DR-1 has AG-1 and AG-2, DR-2 has AG-3 and AG-4, the others are rooms;
 * OC-P takes calls only. M-4 and M-5 are insured now and then, M-4 under dearer prices.
 */
final class BookingModelFixture implements AutoCloseable {

    /** Undoes the transaction that it is thrown in. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final List<String> MEMBERS =
            List.of("M-1", "M-2", "M-3", "M-4", "M-5", "M-6", "M-7", "M-8", "M-9");

    static final Map<String, String> DEPENDANTS =
            Map.of("D-1", "2016-05-01", "D-17", "2008-06-15", "D-18", "2000-05-01");

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private static final Insurance ALWAYS_INSURED = new Insurance("P-1", "BASE", LONG_AGO, null);

    final TestClock clock;
    private final BookingFixture fixture;
    private final Connection connection;
    private BookingModel model;

    private BookingModelFixture(BookingFixture fixture) throws SQLException {
        this.fixture = fixture;
        this.clock = fixture.clinic.clock;
        this.connection = fixture.clinic.network.connect();
        Map<UUID, String> numbers = new HashMap<>();
        for (String number : MEMBERS) {
            numbers.put(UUID.fromString(fixture.member(number).name()), number);
        }
        this.model =
                new BookingModel(
                        clock,
                        List.of(
                                clinic("OC-1", Set.of(ALLERGY, HEART), Set.of("DR-1", "DR-2")),
                                clinic("OC-2", Set.of(ALLERGY, HEART), Set.of("DR-1")),
                                clinic("OC-M", Set.of(ALLERGY), Set.of("DR-2")),
                                clinic("OC-P", Set.of(ALLERGY), Set.of())),
                        people(),
                        numbers);
    }

    static BookingModelFixture on(JpaProvider provider, DatabaseKind kind) throws SQLException {
        BookingFixture fixture = BookingFixture.on(provider, kind);
        addToNetwork(fixture);
        BookingModelFixture made = new BookingModelFixture(fixture);
        made.giveIdsThatSortByCode();
        made.model.answerEveryRequest("OC-M", true);
        made.model.takeCallsOnly("OC-P", true);
        made.model.publish(TERMS, Instant.EPOCH);
        for (String facility : List.of("OC-1", "OC-2", "OC-M", "OC-P")) {
            made.model.add(new Price(facility, ALLERGY, "BASE", PRICE, LONG_AGO, null));
        }
        made.model.add(new Price("OC-1", HEART, "BASE", Money.ofCents(6_000), LONG_AGO, null));
        made.model.add(new Price("OC-1", ALLERGY, "PLUS", Money.ofCents(3_000), LONG_AGO, null));
        made.addAgendas();
        return made;
    }

    private static BookingModel.Clinic clinic(
            String code, Set<String> services, Set<String> practitioners) {
        return new BookingModel.Clinic(code, services, practitioners);
    }

    private static List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (String number : List.of("M-1", "M-2", "M-6", "M-7", "M-8", "M-9")) {
            people.add(new Person(number, number, null, List.of(ALWAYS_INSURED)));
        }
        DEPENDANTS.forEach(
                (number, birthday) ->
                        people.add(
                                new Person(
                                        number,
                                        "M-1",
                                        LocalDate.parse(birthday),
                                        List.of(ALWAYS_INSURED))));
        people.add(
                new Person(
                        "M-3",
                        "M-3",
                        null,
                        List.of(new Insurance("P-OLD", "BASE", LONG_AGO, TODAY))));
        people.add(
                new Person(
                        "M-4",
                        "M-4",
                        null,
                        List.of(
                                new Insurance("P-2", "PLUS", LONG_AGO, day("2026-06-24")),
                                new Insurance("P-2", "PLUS", day("2026-07-01"), null))));
        people.add(
                new Person(
                        "M-5",
                        "M-5",
                        null,
                        List.of(new Insurance("P-1", "BASE", day("2026-06-18"), null))));
        return people;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static void addToNetwork(BookingFixture fixture) {
        fixture.write(
                o -> {
                    o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddFacility(
                                            "OC-P",
                                            "Centro Pioggia",
                                            Address.of("Via Nebbia 3", "10123", "Torino", "TO"),
                                            null,
                                            List.of(),
                                            EmailAddress.of("agenda@oc-p.example"),
                                            BookingMode.BY_PHONE,
                                            Set.of(ALLERGY),
                                            ALWAYS));
                    o.networkEditor()
                            .add(SYSTEM, new AddPriceList("PLUS", LocalizedName.of("Plus", null)));
                    return o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddPractitioner(
                                            "DR-2",
                                            PractitionerName.of("Dott.", "Ugo", "Prova"),
                                            Set.of("OC-1", "OC-M")));
                });
        fixture.write(
                o -> {
                    o.networkEditor()
                            .add(SYSTEM, new AddTariff("OC-P", ALLERGY, "BASE", PRICE, ALWAYS));
                    o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddTariff(
                                            "OC-1", ALLERGY, "PLUS", Money.ofCents(3_000), ALWAYS));
                    for (AddSchedule schedule :
                            List.of(
                                    schedule(
                                            "AG-3", "OC-1", "DR-2", Map.of(ALLERGY, 10, HEART, 30)),
                                    schedule("AG-4", "OC-M", "DR-2", Map.of(ALLERGY, 25)),
                                    schedule("AG-P", "OC-P", null, Map.of(ALLERGY, 30)))) {
                        o.scheduleEditor().add(SYSTEM, schedule);
                    }
                    return o.rollImport()
                            .upsert(
                                    SYSTEM,
                                    new Roll(
                                            TODAY,
                                            List.of(new RollPolicy("P-2", null, "PLUS", ALWAYS)),
                                            entries()));
                });
    }

    private static List<RollEntry> entries() {
        List<RollEntry> entries = new ArrayList<>();
        entries.add(
                RollFixture.aMember("M-4")
                        .coveredBy("P-2", ValidityPeriod.between(LONG_AGO, day("2026-06-24")))
                        .coveredBy("P-2", ValidityPeriod.from(day("2026-07-01")))
                        .alone());
        entries.add(
                RollFixture.aMember("M-5")
                        .coveredBy("P-1", ValidityPeriod.from(day("2026-06-18")))
                        .alone());
        for (String number : List.of("M-6", "M-7", "M-8", "M-9")) {
            entries.add(RollFixture.aMember(number).coveredBy("P-1", ALWAYS).alone());
        }
        return entries;
    }

    private static AddSchedule schedule(
            String code,
            String facility,
            @Nullable String practitioner,
            Map<String, Integer> minutes) {
        Map<String, java.time.Duration> services = new HashMap<>();
        minutes.forEach(
                (service, length) -> services.put(service, java.time.Duration.ofMinutes(length)));
        return new AddSchedule(
                code,
                facility,
                practitioner,
                ClinicFixture.ROME,
                BookingModel.SLOT_LENGTH,
                services,
                ScheduleSource.GENERATED,
                ClinicFixture.weekdays("09:00", "11:00"),
                ALWAYS);
    }

    /** Or which of two practitioners is taken would differ from run to run. */
    private void giveIdsThatSortByCode() {
        for (String code : List.of("DR-1", "DR-2")) {
            String id = "'00000000-0000-4000-8000-00000000000" + code.charAt(3) + "'";
            String old = " = (select id from practitioner where code = 'OLD')";
            fixture.clinic.sql(
                    "update practitioner set code = 'OLD' where code = '" + code + "'",
                    "insert into practitioner (id, code, title, given_name, family_name)"
                            + " select "
                            + id
                            + ", '"
                            + code
                            + "', title, given_name, family_name from practitioner"
                            + " where code = 'OLD'",
                    "update practitioner_facility set practitioner_id = "
                            + id
                            + " where practitioner_id"
                            + old,
                    "update slot set practitioner_id = " + id + " where practitioner_id" + old,
                    "update schedule set practitioner_id = " + id + " where practitioner_id" + old,
                    "delete from practitioner where code = 'OLD'");
        }
    }

    private void addAgendas() {
        Hours open = new Hours(LocalTime.of(9, 0), LocalTime.of(11, 0), null);
        for (Agenda agenda :
                List.of(
                        new Agenda("AG-1", "OC-1", "DR-1", Map.of(ALLERGY, 20)),
                        new Agenda("AG-2", "OC-2", "DR-1", Map.of(ALLERGY, 20)),
                        new Agenda("AG-3", "OC-1", "DR-2", Map.of(ALLERGY, 10, HEART, 30)),
                        new Agenda("AG-4", "OC-M", "DR-2", Map.of(ALLERGY, 25)),
                        new Agenda("AG-M", "OC-M", null, Map.of(ALLERGY, 30)),
                        new Agenda("AG-P", "OC-P", null, Map.of(ALLERGY, 30)),
                        new Agenda("AG-R", "OC-1", null, Map.of(ALLERGY, 30)))) {
            model.add(agenda, open);
            // those of the fixture have slots already: 4 a day on 8 of the first 10 days
            boolean there = !List.of("AG-3", "AG-4", "AG-P").contains(agenda.code());
            inTransaction(
                    false,
                    oneCare -> {
                        ScheduleOutcome outcome =
                                there
                                        ? new ScheduleOutcome.Done(agenda.code(), 32, 0)
                                        : oneCare.scheduleEditor()
                                                .extendHorizon(SYSTEM, agenda.code(), 10);
                        model.extend(agenda.code(), 10, outcome, slots(agenda));
                    });
        }
    }

    BookingModel model() {
        return model;
    }

    io.onecare.core.Actor member(String number) {
        return fixture.member(number);
    }

    EntityManager entityManager() {
        return fixture.clinic.network.entityManager();
    }

    /**
     * Runs steps in one transaction, in which the clock of holds stands still; if it is to be
     * rolled back, the model forgets what happened as well.
     */
    void inTransaction(boolean rolledBack, Consumer<OneCare> steps) {
        BookingModel before = rolledBack ? model.copy() : model;
        try {
            fixture.write(
                    oneCare -> {
                        holdTheClock();
                        steps.accept(oneCare);
                        if (rolledBack) {
                            throw new RolledBack();
                        }
                        return true;
                    });
        } catch (RolledBack asWished) {
            model = before;
        }
    }

    private void holdTheClock() {
        EntityManager em = entityManager();
        List<Object[]> now =
                new NativeSql().add("select 1, " + Moments.DATABASE_CLOCK_SQL).rows(em);
        long passed = model.clockStandsAt(((Number) now.get(0)[1]).longValue());
        postponeHolds(em, passed);
    }

    void minutesPassForHolds(int minutes) {
        postponeHolds(entityManager(), -minutes * 60_000_000L);
        model.minutesPassForHolds(minutes);
    }

    private static void postponeHolds(EntityManager em, long micros) {
        new NativeSql()
                .add("update slot_hold set held_since = held_since + ?", micros)
                .add(", expires_at = expires_at + ?", micros)
                .update(em);
    }

    void update(String sql, Object... values) {
        new NativeSql().add(sql, values).update(entityManager());
    }

    static OpeningHours opening(Hours open) {
        OpeningHours weekly =
                ClinicFixture.weekdays(open.from().toString(), open.until().toString());
        return open.closed() == null
                ? weekly
                : new OpeningHours(
                        weekly.weekly(),
                        List.of(
                                Closure.of(
                                        ValidityPeriod.between(
                                                open.closed(), open.closed().plusDays(1)),
                                        DayHours.allDay())),
                        List.of());
    }

    /** All slots of a schedule, offered or not. */
    List<Slot> slots(Agenda agenda) {
        return new NativeSql()
                        .add("select cast(s.id as varchar(36)), s.starts_at, s.ends_at")
                        .add(" from slot s join schedule c on c.id = s.schedule_id")
                        .add(" where c.code = ?", agenda.code())
                        .rows(entityManager())
                        .stream()
                        .map(
                                row ->
                                        new Slot(
                                                SlotId.of(UUID.fromString((String) row[0])),
                                                agenda,
                                                Moments.ofMicros(((Number) row[1]).longValue()),
                                                Moments.ofMicros(((Number) row[2]).longValue())))
                        .toList();
    }

    List<BookingReference> expired() {
        return references("select reference from booking where state = 'EXPIRED'");
    }

    private List<BookingReference> references(String sql) {
        List<?> rows = entityManager().createNativeQuery(sql).getResultList();
        return rows.stream().map(row -> BookingReference.of((String) row)).toList();
    }

    /** Compares everything that is kept with the model, and asks the queries of db/invariants. */
    void assertSameState() throws SQLException {
        inTransaction(false, this::assertSameBookings);
        assertSame(
                "slots on offer",
                offered(),
                read(
                        "select cast(id as varchar(36)), starts_at from slot where withdrawn_at is null"
                                + " and leaving_since is null"));
        assertSame(
                "owners of slots",
                model.owners(),
                read(
                        "select cast(active_slot_id as varchar(36)), reference from booking"
                                + " where active_slot_id is not null"));
        assertSame(
                "holds",
                model.holds(),
                read(
                        "select cast(slot_id as varchar(36)), cast(account_id as varchar(36)) || ' '"
                                + " || held_since || ' ' || expires_at from slot_hold"));
        assertSame("history", model.histories(), histories());
        assertSame("messages", model.messages(), messages());
        BookingModel.same(
                model.onTheDesk(),
                read("select origin_booking || ' ' || origin_trouble, state" + " from care_request")
                        .keySet());
        assertSame(
                "numbers of rows",
                Map.of(
                        "audit",
                        String.valueOf(model.histories().size()),
                        "keys",
                        String.valueOf(model.numberOfKeys()),
                        "proposals",
                        String.valueOf(model.numberOfProposals())),
                read(
                        "select 'audit', count(*) from audit_entry where subject_type = 'Booking'"
                                + " union all select 'keys', count(*) from booking_key"
                                + " union all select 'proposals', count(*) from booking_proposal"));
        Invariants.assertHold(connection);
    }

    private void assertSameBookings(OneCare oneCare) {
        Map<BookingReference, Booking> kept = new LinkedHashMap<>();
        Booking last = null;
        List<Booking> page;
        do {
            page = oneCare.bookings().page(SYSTEM, BookingCriteria.any(), last, 200);
            for (Booking booking : page) {
                kept.put(booking.reference(), booking);
                last = booking;
            }
        } while (page.size() == 200);
        BookingModel.same(model.bookings().keySet(), kept.keySet());
        kept.forEach(
                (reference, booking) ->
                        BookingModel.same(model.bookings().get(reference), booking));
    }

    private Map<String, String> offered() {
        Map<String, String> all = new TreeMap<>();
        model.slots().stream()
                .filter(model::isOffered)
                .forEach(
                        slot ->
                                all.put(
                                        slot.id().toString(),
                                        String.valueOf(Moments.toMicros(slot.start()))));
        return all;
    }

    private Map<String, String> histories() throws SQLException {
        return read(
                "select b.reference || ' ' || e.number, e.occurred_at, e.actor_role || ' '"
                        + " || e.actor_name || ' ' || e.event || ' '"
                        + " || coalesce(e.from_state, 'null') || ' ' || e.to_state || ' '"
                        + " || coalesce(e.reason, 'null')"
                        + " from booking_event e join booking b on b.id = e.booking_id",
                row -> Moments.ofMicros(row.getLong(2)) + " " + row.getString(3));
    }

    private Map<String, String> messages() throws SQLException {
        return read(
                "select b.reference || ' ' || m.kind || ' ' || m.subject_event || ' '"
                        + " || m.audience, m.not_before, m.state || ' '"
                        + " || coalesce(m.recipient, 'nobody')"
                        + " from outbox_message m join booking b on b.id = m.subject_id",
                row -> row.getString(3) + " " + Moments.ofMicros(row.getLong(2)));
    }

    /** What a row says beside its name. */
    private interface Reader {
        String read(ResultSet row) throws SQLException;
    }

    private Map<String, String> read(String sql) throws SQLException {
        return read(sql, row -> row.getString(2));
    }

    private Map<String, String> read(String sql, Reader reader) throws SQLException {
        Map<String, String> all = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.put(rows.getString(1), reader.read(rows));
            }
        }
        return all;
    }

    private static void assertSame(
            String what, Map<String, String> expected, Map<String, String> kept) {
        if (!expected.equals(kept)) {
            Map<String, String> missing = new TreeMap<>(expected);
            missing.entrySet().removeAll(kept.entrySet());
            Map<String, String> surplus = new TreeMap<>(kept);
            surplus.entrySet().removeAll(expected.entrySet());
            throw new AssertionError(
                    what + ": expected " + missing + "\n but the database has " + surplus);
        }
    }

    /** Closes the library; {@link #assertSameState} comes before, where it is wanted. */
    @Override
    public void close() throws SQLException {
        connection.close();
        fixture.clinic.abandon();
    }
}

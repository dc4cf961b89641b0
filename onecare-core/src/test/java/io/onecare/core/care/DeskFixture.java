package io.onecare.core.care;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A desk with the operators Ada and Bruno, and a roll: M-1 with an address and a phone number on
 * file, her child D-1, her partner D-2 who has not agreed to be seen; M-2 without any contact. It
 * is Tuesday, 14 April 2026, 10:00 in Rome; what comes in now is due on Thursday at 18:00.
 */
final class DeskFixture implements AutoCloseable {

    static final Actor SYSTEM = Actor.system("mail-reader");
    static final Actor ADA = Actor.operator("op-ada");
    static final Actor BRUNO = Actor.operator("op-bruno");
    static final Instant NOW = Instant.parse("2026-04-14T08:00:00Z");
    static final Instant DUE = Instant.parse("2026-04-16T16:00:00Z");
    static final EmailAddress ON_FILE = EmailAddress.of("titolare@example.org");
    static final EmailAddress STRANGE = EmailAddress.of("qualcuno@example.net");

    final TestClock clock = TestClock.at(NOW.toString());
    final TestNetwork network;
    private int made;

    private DeskFixture(
            JpaProvider provider, DatabaseKind kind, UnaryOperator<OneCare.Builder> settings) {
        this.network = TestNetwork.on(provider, kind, clock, settings);
        LocalDate today = LocalDate.of(2026, 4, 14);
        RollEntry first =
                new RollEntry(
                        "M-1",
                        PersonName.of("Titolare", "Prova"),
                        LocalDate.of(1980, 1, 1),
                        taxCode("QQQQQA"),
                        ContactDetails.of(ON_FILE, "+39 02 5550 1234"),
                        List.of(),
                        List.of(
                                dependant("D-1", Relationship.CHILD, 2015, "QQQQQB"),
                                dependant("D-2", Relationship.SPOUSE_OR_PARTNER, 1981, "QQQQQC")));
        RollEntry second =
                new RollEntry(
                        "M-2",
                        PersonName.of("Altra", "Prova"),
                        LocalDate.of(1980, 1, 1),
                        taxCode("QQQQQD"),
                        ContactDetails.none(),
                        List.of(),
                        List.of());
        RollOutcome outcome =
                write(
                        o ->
                                o.rollImport()
                                        .upsert(
                                                SYSTEM,
                                                new Roll(
                                                        today, List.of(), List.of(first, second))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new AssertionError(outcome);
        }
    }

    static DeskFixture on(JpaProvider provider, DatabaseKind kind) {
        return new DeskFixture(provider, kind, UnaryOperator.identity());
    }

    static DeskFixture on(
            JpaProvider provider, DatabaseKind kind, UnaryOperator<OneCare.Builder> settings) {
        return new DeskFixture(provider, kind, settings);
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    private static RollDependant dependant(
            String number, Relationship relationship, int born, String name) {
        return new RollDependant(
                number,
                relationship,
                PersonName.of("Familiare", "Prova"),
                LocalDate.of(born, 1, 1),
                taxCode(name),
                ValidityPeriod.from(LocalDate.of(2026, 1, 1)));
    }

    private static TaxCode taxCode(String sixLetters) {
        return TaxCode.of(TaxCodeWriter.withCheckCharacter(sixLetters + "80A01H501"));
    }

    <T> T write(Function<OneCare, T> work) {
        return network.inTransaction(work);
    }

    <T> T read(Function<OneCare, T> work) {
        return network.withoutTransaction(work);
    }

    CareOutcome step(Function<CareRequests, CareOutcome> step) {
        return write(o -> step.apply(o.careRequests()));
    }

    Actor member(String number) {
        return read(
                o -> Actor.member(o.members().find(SYSTEM, number).orElseThrow().member().value()));
    }

    // what comes in

    CareOpening open(Actor actor, OpenCareRequest command) {
        return write(o -> o.careRequests().open(actor, command));
    }

    static OpenCareRequest.ByPhone call(String key, ContactDetails sender) {
        return new OpenCareRequest.ByPhone(
                key,
                sender,
                Words.of("Vorrei spostare la visita."),
                RecognisedFacts.none(),
                Set.of(MissingFact.TAX_CODE));
    }

    static OpenCareRequest.OnPortal question(String key) {
        return new OpenCareRequest.OnPortal(
                key,
                ContactDetails.none(),
                Words.of("Quale centro?"),
                new RecognisedFacts("D-1", "OC-1", "VIS-ALLERGOLOGICA", null));
    }

    OpenCareRequest.ByMail mail(String id, EmailAddress from, String... repliesTo) {
        return mail(id, from, MailOrigin.PERSON, repliesTo);
    }

    OpenCareRequest.ByMail mail(
            String id, EmailAddress from, MailOrigin origin, String... repliesTo) {
        return new OpenCareRequest.ByMail(
                new ReceivedMail(
                        MessageId.of(id),
                        Stream.of(repliesTo).map(MessageId::of).toList(),
                        origin,
                        clock.instant()),
                ContactDetails.of(from, null),
                Words.cut("Buongiorno, vorrei prenotare."),
                RecognisedFacts.none(),
                Set.of(MissingFact.SERVICE));
    }

    static OpenCareRequest.ForBooking declined(String reference) {
        return new OpenCareRequest.ForBooking(
                new TroubledBooking(reference, BookingTrouble.DECLINED),
                "M-1",
                "OC-1",
                "VIS-ALLERGOLOGICA",
                Instant.parse("2026-05-04T09:00:00Z"));
    }

    /** A key that no other request of this fixture has. */
    String newKey() {
        made++;
        return "key-%05d".formatted(made);
    }

    // requests of the wanted kind

    static SeenCareRequest opened(CareOpening opening) {
        return ((CareOpening.Opened) opening).seen();
    }

    static SeenCareRequest performed(CareOutcome outcome) {
        if (outcome instanceof CareOutcome.Performed performed) {
            return performed.seen();
        }
        throw new AssertionError(outcome);
    }

    SeenCareRequest aCall() {
        return opened(open(ADA, call(newKey(), ContactDetails.of(STRANGE, null))));
    }

    SeenCareRequest aQuestion() {
        return opened(open(member("M-1"), question(newKey())));
    }

    SeenCareRequest taken(SeenCareRequest seen) {
        return performed(step(c -> c.take(ADA, seen)));
    }

    SeenCareRequest inIdentityCheck(SeenCareRequest seen) {
        SeenCareRequest own = taken(seen);
        return performed(step(c -> c.beginIdentityCheck(ADA, own)));
    }

    SeenCareRequest identified(SeenCareRequest seen) {
        SeenCareRequest own = inIdentityCheck(seen);
        return performed(
                step(c -> c.confirmIdentity(ADA, own, "M-1", IdentityProof.ROLL_DATA_ASKED)));
    }

    SeenCareRequest asked(SeenCareRequest seen) {
        return performed(step(c -> c.ask(ADA, seen, Set.of(MissingFact.SERVICE), Words.none())));
    }

    CareRequest find(SeenCareRequest seen) {
        return write(o -> o.careQueue().find(SYSTEM, seen.id())).orElseThrow();
    }

    List<CareHistoryEntry> history(SeenCareRequest seen) {
        return write(o -> o.careQueue().history(SYSTEM, seen.id(), 0, 200));
    }

    List<CareHistoryEntry> history(Actor actor, SeenCareRequest seen, int after, int limit) {
        return write(o -> o.careQueue().history(actor, seen.id(), after, limit));
    }

    List<OwnCareRequest> own(Actor actor, OwnCareRequest after, int limit) {
        return read(o -> o.careQueue().own(actor, after, limit));
    }

    // what stands in the database

    /** Kind, event, recipient and state of the messages about a request, by event. */
    List<String> messages(SeenCareRequest seen) {
        return lines(
                "select kind || ' ' || subject_event || ' ' || coalesce(recipient, '-') || ' '"
                        + " || state from outbox_message where subject_id = '"
                        + seen.id()
                        + "' order by subject_event, kind");
    }

    /** Actions and actors of the audit entries about a request. */
    List<String> audit(SeenCareRequest seen) {
        return lines(
                "select action || ' ' || actor_name from audit_entry where subject_type ="
                        + " 'CareRequest' and subject_id = '"
                        + seen.id()
                        + "' order by action, actor_name");
    }

    /** The id of the message that tells of an event, which is its Message-ID too. */
    String outboxId(SeenCareRequest seen, int event) {
        return lines(
                        "select cast(id as varchar(36)) from outbox_message where subject_id = '"
                                + seen.id()
                                + "' and subject_event = "
                                + event)
                .get(0);
    }

    long count(String sql) {
        return Long.parseLong(lines(sql).get(0));
    }

    List<String> lines(String sql) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(sql, fault);
        }
        return lines;
    }

    void sql(String... statements) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static CareRequestId unknown() {
        return CareRequestId.of(UUID.randomUUID());
    }

    void abandon() {
        network.abandon();
    }

    @Override
    public void close() {
        network.close();
    }
}

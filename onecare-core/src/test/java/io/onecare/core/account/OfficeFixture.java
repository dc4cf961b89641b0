package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Invented people on a roll who want accounts. It is noon in Rome on 16 March 2026. */
final class OfficeFixture implements AutoCloseable {

    static final Actor SYSTEM = Actor.system("test");
    static final Actor VISITOR = Actor.visitor();
    static final Actor OPERATOR = Actor.operator("desk");

    static final String PASSWORD = "un gatto verde beve il tè";
    static final String HOME = "192.0.2.10";

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    /** A member with an address on the roll. */
    static final Person ARIELLA =
            new Person(
                    "M-1",
                    "NUVOLETTI",
                    "ARIELLA",
                    LocalDate.of(1980, 5, 12),
                    "ariella@example.org");

    /** A member without one. */
    static final Person BRUNELLO =
            new Person("M-2", "VENTURINI", "BRUNELLO", LocalDate.of(1975, 11, 30), null);

    /** A member whom the roll writes in capitals, with an apostrophe for the accent. */
    static final Person NICOLO =
            new Person(
                    "M-3",
                    "D'ONDA",
                    "NICOLO'",
                    LocalDate.of(1990, 2, 3),
                    "NICOLO.DONDA@EXAMPLE.ORG");

    /** A member who is a minor. */
    static final Person MINOR =
            new Person(
                    "M-4", "PIOGGIA", "ZEFIRINO", LocalDate.of(2012, 6, 1), "zefiro@example.org");

    /** A daughter of age of the first one. */
    static final Person CELESTE =
            new Person("D-1", "NUVOLETTI", "CELESTE", LocalDate.of(2005, 7, 20), null);

    /** A son who is 18 tomorrow. */
    static final Person ALMOST =
            new Person("D-2", "NUVOLETTI", "SERENO", LocalDate.of(2008, 3, 17), null);

    /** Her partner, insured from April on. */
    static final Person LATER =
            new Person("D-3", "TEMPORALI", "GELINDO", LocalDate.of(1979, 9, 9), null);

    /** Nobody on the roll. */
    static final Person STRANGER =
            new Person("-", "SCONOSCIUTI", "IGNAZIO", LocalDate.of(1970, 1, 1), null);

    final TestClock clock = TestClock.at("2026-03-16T11:00:00Z");
    final TestNetwork network;

    private final AtomicInteger visitors = new AtomicInteger();

    /** Somebody as the roll has them. */
    record Person(
            String number, String surname, String givenName, LocalDate birthDate, String email) {

        String taxCode() {
            return TaxCodeWriter.codeOf(
                    letters(surname), letters(givenName), birthDate, false, "H501");
        }

        private static String letters(String name) {
            return name.replaceAll("[^A-Z]", "").toUpperCase(Locale.ROOT);
        }

        RollDependant asDependant(Relationship relationship, LocalDate from) {
            return new RollDependant(
                    number,
                    relationship,
                    PersonName.of(surname, givenName),
                    birthDate,
                    TaxCode.of(taxCode()),
                    ValidityPeriod.from(from));
        }

        RollEntry asMember(RollDependant... dependants) {
            return new RollEntry(
                    number,
                    PersonName.of(surname, givenName),
                    birthDate,
                    TaxCode.of(taxCode()),
                    ContactDetails.of(email == null ? null : EmailAddress.of(email), null),
                    List.of(new RollCover("P-1", ValidityPeriod.from(JANUARY))),
                    List.of(dependants));
        }
    }

    private OfficeFixture(
            JpaProvider provider, DatabaseKind kind, UnaryOperator<OneCare.Builder> settings) {
        this.network = TestNetwork.on(provider, kind, clock, settings);
        write(
                o ->
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddPriceList(
                                                "BASE", LocalizedName.of("Listino", null))));
        roll(
                ARIELLA.asMember(
                        CELESTE.asDependant(Relationship.CHILD, JANUARY),
                        ALMOST.asDependant(Relationship.CHILD, JANUARY),
                        LATER.asDependant(
                                Relationship.SPOUSE_OR_PARTNER, LocalDate.of(2026, 4, 1))),
                BRUNELLO.asMember(),
                NICOLO.asMember(),
                MINOR.asMember());
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    static OfficeFixture on(JpaProvider provider, DatabaseKind kind) {
        return on(provider, kind, UnaryOperator.identity());
    }

    static OfficeFixture on(
            JpaProvider provider, DatabaseKind kind, UnaryOperator<OneCare.Builder> settings) {
        return new OfficeFixture(provider, kind, settings);
    }

    <T> T write(Function<OneCare, T> work) {
        return network.inTransaction(work);
    }

    <T> T read(Function<OneCare, T> work) {
        return network.withoutTransaction(work);
    }

    void roll(RollEntry... entries) {
        RollPolicy policy = new RollPolicy("P-1", null, "BASE", ValidityPeriod.from(JANUARY));
        RollOutcome outcome =
                write(
                        o ->
                                o.rollImport()
                                        .upsert(
                                                SYSTEM,
                                                new Roll(
                                                        TODAY, List.of(policy), List.of(entries))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new IllegalStateException("(%s)".formatted(outcome));
        }
    }

    /** What somebody types, each time from a network address where nobody was before. */
    RequestRegistration typed(Person person, String email) {
        return new RequestRegistration(
                person.surname(),
                person.givenName(),
                person.taxCode(),
                person.birthDate(),
                email,
                NotificationLanguage.ITALIAN,
                null,
                somewhere());
    }

    String somewhere() {
        return "2001:db8::" + visitors.incrementAndGet();
    }

    RegistrationOutcome request(RequestRegistration command) {
        return write(o -> o.registration().request(VISITOR, command));
    }

    RegistrationId requested(Person person, String email) {
        return ((RegistrationOutcome.Requested) request(typed(person, email))).registration();
    }

    RegistrationMessage prepare(RegistrationId id) {
        return write(o -> o.registration().prepare(SYSTEM, id));
    }

    /** The code that somebody finds in their mailbox. */
    ConfirmationCode codeFor(Person person, String email) {
        return code(prepare(requested(person, email)));
    }

    static ConfirmationCode code(RegistrationMessage message) {
        return ((RegistrationMessage.CodeToSend) message).code();
    }

    CompletionOutcome complete(String code, String password, String networkAddress) {
        return write(
                o ->
                        o.registration()
                                .complete(
                                        VISITOR,
                                        new CompleteRegistration(code, password, networkAddress)));
    }

    /** Registers somebody whose address is on the roll. */
    CompletionOutcome.Completed registered(Person person) {
        ConfirmationCode code = codeFor(person, person.email());
        return (CompletionOutcome.Completed) complete(code.link(), PASSWORD, HOME);
    }

    /** Registers somebody whom the desk knows. */
    CompletionOutcome.Completed registeredByDesk(Person person, String email) {
        RegistrationId id = requested(person, email);
        prepare(id);
        write(o -> o.identityChecks().confirm(OPERATOR, id));
        return (CompletionOutcome.Completed)
                complete(code(prepare(id)).link(), PASSWORD, somewhere());
    }

    LogInOutcome logIn(String userName, String password, String networkAddress) {
        return write(
                o -> o.accounts().logIn(VISITOR, new LogIn(userName, password, networkAddress)));
    }

    AccountProfile profile(AccountId account) {
        return read(o -> o.accounts().find(SYSTEM, account)).orElseThrow();
    }

    /** The id of somebody on the roll. */
    UUID idOf(Person person) {
        String table = person.number().startsWith("M") ? "member" : "dependant";
        return UUID.fromString(
                texts(
                                "select id from "
                                        + table
                                        + " where "
                                        + table
                                        + "_number = '"
                                        + person.number()
                                        + "'")
                        .get(0));
    }

    /** The messages in the outbox, in the order of their keys: kind, event and recipient. */
    List<String> messages() {
        return texts(
                "select kind || ' ' || subject_event || ' ' || recipient from outbox_message"
                        + " order by kind, subject_event, recipient");
    }

    String stateOf(RegistrationId id) {
        return texts("select state from registration_request where id = '" + id + "'").get(0);
    }

    List<String> audited(String subjectType) {
        return texts(
                "select action from audit_entry where subject_type = '"
                        + subjectType
                        + "' order by action");
    }

    List<String> texts(String query) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void sql(String statement) {
        try (Connection connection = network.connect();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Starts all works at the same moment, each in a thread of its own. */
    static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> work : works) {
            running.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return work.call();
                            }));
        }
        start.countDown();
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : running) {
            outcomes.add(one.get());
        }
        threads.shutdown();
        return outcomes;
    }

    @Override
    public void close() {
        network.close();
    }
}

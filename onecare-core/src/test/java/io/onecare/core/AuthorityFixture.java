package io.onecare.core;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.ROME;
import static io.onecare.core.schedule.ClinicFixture.TERMS;

import io.onecare.core.account.AcceptInvitation;
import io.onecare.core.account.BeginSession;
import io.onecare.core.account.CompleteRegistration;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.core.account.EmailChangeMessage;
import io.onecare.core.account.FirstSecretOffer;
import io.onecare.core.account.InvitationMessage;
import io.onecare.core.account.InviteStaff;
import io.onecare.core.account.LogIn;
import io.onecare.core.account.LogInOutcome;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.RegistrationId;
import io.onecare.core.account.RegistrationMessage;
import io.onecare.core.account.RegistrationOutcome;
import io.onecare.core.account.RequestEmailChange;
import io.onecare.core.account.RequestRegistration;
import io.onecare.core.account.SecondFactorOutcome;
import io.onecare.core.account.SecondFactorProof;
import io.onecare.core.account.SessionDraft;
import io.onecare.core.account.SessionId;
import io.onecare.core.account.SessionState;
import io.onecare.core.account.StaffOutcome;
import io.onecare.core.account.TestAuthenticator;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.FacilityLink;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.member.DeclareDependant;
import io.onecare.core.member.DependantId;
import io.onecare.core.member.FamilyOutcome;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.SetPreparation;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.setting.ChangeSettings;
import io.onecare.core.terms.AcceptanceForm;
import io.onecare.core.terms.RecordAcceptance;
import io.onecare.core.terms.SaveDraft;
import io.onecare.core.terms.TermsKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link ClinicFixture} with something for every method of the library to find. It is Monday, 8
 * June 2026, 13:00 in Rome. All appointments are at OC-1. The owner is M-10, whose child D-10 is a
 * minor and whose partner D-20 has not agreed to be seen; the stranger is M-11. The three who are
 * of age have accounts; so has M-15, with a second factor.
 */
final class AuthorityFixture implements AutoCloseable {

    static final Actor OPERATOR = Actor.operator("op-1");
    static final Actor STAFF = Actor.facilityStaff("OC-1", "reception-1");

    static final SessionDraft DRAFT = new SessionDraft("/profile/edit", "phone=1");

    /** That of every account. */
    static final String PASSWORD = "un gatto verde beve il tè";

    static final String HOME = "192.0.2.10";

    static final EmailAddress NEW_EMAIL = EmailAddress.of("nuova@example.org");

    private static final Actor SYSTEM = ClinicFixture.SYSTEM;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);

    private static final Person OWNER =
            new Person("M-10", "NUVOLETTI", "ARIELLA", 1980, "ariella@example.org");
    private static final Person STRANGER =
            new Person("M-11", "VENTURINI", "BRUNELLO", 1975, "brunello@example.org");
    private static final Person PENDING =
            new Person("M-12", "TEMPORALI", "GELINDO", 1979, "gelindo@example.org");
    private static final Person NEW =
            new Person("M-13", "PIOGGIA", "ZEFIRINO", 1969, "zefirino@example.org");
    private static final Person CODED =
            new Person("M-14", "ONDINI", "NICOLA", 1990, "nicola@example.org");
    private static final Person SECURED =
            new Person("M-15", "NEBBIA", "ROMOLA", 1985, "romola@example.org");
    private static final Person DEPENDANT =
            new Person("D-20", "NUVOLETTI", "CELESTE", 1981, "celeste@example.org");
    private static final Person DECLARED = new Person("~", "NUVOLETTI", "ZEFIRA", 2018, "-");
    static final DeclareDependant NEWBORN =
            typed(new Person("~", "NUVOLETTI", "BREZZA", 2026, "-"));

    private static final DeclareDependant SOON_OF_AGE =
            new DeclareDependant(
                    "NUVOLETTI",
                    "ELIO",
                    TaxCodeWriter.codeOf(
                            "NUVOLETTI", "ELIO", LocalDate.of(2008, 6, 20), false, "H501"),
                    LocalDate.of(2008, 6, 20),
                    Relationship.CHILD);

    private static final Person MINOR = new Person("D-10", "NUVOLETTI", "SERENO", 2016, "-");

    /** Somebody as the roll has them. */
    record Person(String number, String surname, String givenName, int born, String email) {

        LocalDate birthDate() {
            return LocalDate.of(born, 5, 12);
        }

        String taxCode() {
            return TaxCodeWriter.codeOf(surname, givenName, birthDate(), false, "H501");
        }
    }

    /** The tax code of M-10. */
    static TaxCode codeOfOwner() {
        return TaxCode.of(OWNER.taxCode());
    }

    final ClinicFixture clinic = ClinicFixture.on(JpaProvider.ECLIPSELINK, DatabaseKind.H2);
    final Map<Asker, Actor> actors = new EnumMap<>(Asker.class);

    final AccountId account;
    final String userName;
    final DependantId declared;

    /** Of age in twelve days. */
    final DependantId soonOfAge;

    final RegistrationId pendingCheck;
    final RegistrationId received;
    final String registrationCode;
    final String emailCode;
    final String resetCode;
    final AccountId secured;
    final String securedCode;
    final String ticket;

    /** An operator who works, and others who were invited, proposed and suspended. */
    final AccountId working;

    final AccountId invited;
    final AccountId proposedStaff = AccountId.of(UUID.randomUUID());
    final AccountId suspended;
    final String invitation;
    final String firstSecret;

    /** Of the owner: one that has expired, and one that is open and has kept a draft. */
    final String expiredSession;

    final String openSession;
    final SessionId session;

    /** Free ones, after those that are taken. */
    final List<FreeSlot> slots;

    final FreeSlot held;
    final IdempotencyKey key = IdempotencyKey.random();
    final Booking confirmed;

    /** What the owner was told when it was confirmed. */
    final NotificationId letter;

    final Booking requested;

    /** By which the facility answers that one. */
    final String linkToken;

    final Booking proposed;
    final Booking visited;
    final Booking ofDependant;

    /** By the facility. */
    final Booking calledOff;

    /** By the facility, and no e-mail can tell the patient. */
    final Booking toCall;

    /** The kind of thing that the change is about. */
    static final String CHANGED = "Thing";

    /** A change that somebody made. */
    final AuditEntryId change;

    final SeenCareRequest free;
    final SeenCareRequest question;
    final SeenCareRequest takenByAnother;
    final SeenCareRequest taken;
    final SeenCareRequest inIdentityCheck;
    final SeenCareRequest inProgress;
    final SeenCareRequest waiting;

    final ClaimedNotification dead;
    final ClaimedNotification handedOver;
    final ClaimedNotification claimed;

    final ImportId importing;
    final ImportId checked;

    final UUID accepted = UUID.randomUUID();

    private int made;

    AuthorityFixture() {
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 5);
        clinic.write(o -> o.scheduleEditor().add(SYSTEM, provided("AG-P")));
        clinic.write(
                o ->
                        o.settingsEditor()
                                .change(
                                        SYSTEM,
                                        new ChangeSettings("HOLDS", 0, Map.of("MINUTES", "9"))));
        clinic.write(
                o ->
                        o.termsDrafts()
                                .save(
                                        SYSTEM,
                                        new SaveDraft(
                                                TermsKind.GENERAL_CONDITIONS, 0, "", "", "", "")));
        roll();
        CompletionOutcome.Completed owner = registered(OWNER);
        account = owner.account();
        userName = owner.userName();
        nameActors(registered(STRANGER).account(), registered(DEPENDANT).account());
        declared = declared(typed(DECLARED));
        soonOfAge = declared(SOON_OF_AGE);

        List<FreeSlot> all = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
        visited = booked(SYSTEM, wish(OWNER, new AppointmentTime.InSlot(all.get(0).slot())));
        booked(SYSTEM, wish(OWNER, agreed("2026-06-08T12:00"))); // nobody answers in time
        confirmed =
                booked(
                        actor(Asker.OWNER),
                        wish(key, OWNER.number(), new AppointmentTime.InSlot(all.get(12).slot())));
        ofDependant =
                booked(
                        actor(Asker.DEPENDANT),
                        wish(DEPENDANT, new AppointmentTime.InSlot(all.get(13).slot())));
        requested = booked(SYSTEM, wish(OWNER, agreed("2026-06-12T12:00")));
        proposed = booked(SYSTEM, wish(OWNER, agreed("2026-06-12T15:00")));
        clinic.write(
                o ->
                        o.bookingEditor()
                                .propose(STAFF, proposed.reference(), agreed("2026-06-12T16:00")));
        linkToken =
                clinic.<Optional<FacilityLink>>write(
                                o -> o.facilityLinks().issue(SYSTEM, requested.id(), 1))
                        .orElseThrow()
                        .token();
        clinic.write(
                o ->
                        o.networkEditor()
                                .setPreparation(
                                        SYSTEM,
                                        new SetPreparation(
                                                ALLERGY, Preparation.of("Digiuno.", null))));
        letter = letterAbout(confirmed);
        clinic.write(o -> o.toldPreparations().record(SYSTEM, letter, ALLERGY, 1));
        calledOff = booked(SYSTEM, wish(OWNER, agreed("2026-06-12T10:00")));
        clinic.write(
                o ->
                        o.bookingEditor()
                                .cancel(STAFF, calledOff.reference(), CancellationReason.PROVIDER));
        toCall = booked(SYSTEM, wish(STRANGER, agreed("2026-06-12T10:00")));
        Booking closed =
                booked(SYSTEM, wish(STRANGER, new AppointmentTime.InSlot(all.get(14).slot())));
        clinic.write(
                o ->
                        o.bookingEditor()
                                .cancel(STAFF, toCall.reference(), CancellationReason.PROVIDER));
        clinic.sql(
                "update outbox_message set recipient = null where kind = 'BOOKING_CANCELLED'"
                        + " and audience = 'PATIENT' and subject_id = '"
                        + toCall.id()
                        + "'",
                "update slot set leaving_since = 0 where id = '" + closed.slot() + "'");
        held = all.get(16);
        clinic.write(o -> o.slotHolds().hold(SYSTEM, new HoldSlot(account, held.slot(), ALLERGY)));
        slots = all.subList(17, 20);

        clinic.write(
                o -> {
                    o.auditTrail()
                            .recordChange(
                                    SYSTEM,
                                    "THING_CHANGED",
                                    CHANGED,
                                    "1",
                                    List.of(new ChangedField("colour", "red", "blue")));
                    return null;
                });
        change =
                clinic.read(o -> o.auditTrail().ofSubject(SYSTEM, CHANGED, "1", null, 1))
                        .get(0)
                        .id();
        free = call();
        question = step(asked(), CareRequests::take);
        takenByAnother = step(Actor.operator("op-2"), call(), CareRequests::take);
        taken = step(call(), CareRequests::take);
        inIdentityCheck = identityCheck();
        inProgress = identified(identityCheck());
        waiting =
                step(
                        identityCheck(),
                        (c, actor, seen) ->
                                c.ask(actor, seen, Set.of(MissingFact.SERVICE), Words.none()));

        List<ClaimedNotification> inHand = clinic.write(o -> o.dispatcher().claim(SYSTEM, "a", 4));
        dead = handedOver(inHand.get(0));
        clinic.write(
                o -> o.dispatcher().settle(SYSTEM, dead, new SendResult.PermanentFailure("BAD")));
        handedOver = handedOver(inHand.get(1));
        claimed = inHand.get(2);
        ClaimedNotification told = handedOver(inHand.get(3));
        clinic.write(
                o -> {
                    o.dispatcher().settle(SYSTEM, told, new SendResult.PermanentFailure("BAD"));
                    return o.deadLetters().dismiss(SYSTEM, told.id(), "Detto a voce.");
                });

        clinic.write(
                o -> {
                    o.auditTrail().record(OPERATOR, "SEEN", AuditTrail.MEMBER, account.toString());
                    return o.termsAcceptances()
                            .record(
                                    actor(Asker.OWNER),
                                    new RecordAcceptance(
                                            TermsKind.GENERAL_CONDITIONS,
                                            TERMS,
                                            AcceptanceForm.ACCEPTED,
                                            "Visit",
                                            accepted));
                });
        firstSecret =
                ((FirstSecretOffer.Made)
                                clinic.<FirstSecretOffer>write(
                                        o -> o.firstAdministrator().offer(SYSTEM)))
                        .secret()
                        .value();
        expiredSession = begun(null);
        String typedTooLate = begun(null);
        clinic.clock.set(Instant.parse("2026-06-08T11:00:00Z"));
        clinic.write(o -> o.sessions().keepDraft(SYSTEM, typedTooLate, DRAFT));
        begun(null);
        openSession = begun(typedTooLate);
        session =
                ((SessionState.Open) clinic.write(o -> o.sessions().look(SYSTEM, openSession)))
                        .id();

        importing = clinic.write(o -> AuthorityOfImports.staged(o, 2));
        checked = clinic.write(o -> AuthorityOfImports.staged(o, 1));
        clinic.write(
                o ->
                        o.imports()
                                .check(
                                        SYSTEM,
                                        checked,
                                        AuthorityOfDesk.SAME,
                                        ImportListener.none()));

        pendingCheck = requested(PENDING, "altra@example.org");
        prepare(pendingCheck);
        received = requested(NEW, NEW.email());
        registrationCode = codeOf(prepare(requested(CODED, CODED.email())));
        emailCode = changingEmail();
        resetCode =
                clinic.write(
                                o ->
                                        o.passwords()
                                                .prepareReset(
                                                        SYSTEM, EmailAddress.of(OWNER.email())))
                        .accounts()
                        .get(0)
                        .code()
                        .link();
        CompletionOutcome.Completed romola = registered(SECURED);
        secured = romola.account();
        securedCode = clinic.write(o -> setUp(o, Actor.member(secured.value())));
        ticket =
                ((LogInOutcome.SecondFactorRequired)
                                clinic.<LogInOutcome>write(
                                        o ->
                                                o.accounts()
                                                        .logIn(
                                                                Actor.visitor(),
                                                                new LogIn(
                                                                        romola.userName(),
                                                                        PASSWORD,
                                                                        HOME))))
                        .ticket();
        working = invited("lavora@example.org");
        String code = invitationOf(working);
        clinic.write(
                o ->
                        o.staffInvitations()
                                .accept(
                                        Actor.visitor(),
                                        new AcceptInvitation(code, PASSWORD, HOME)));
        clinic.write(o -> setUp(o, Actor.operator(working.toString())));
        suspended = invited("sospesa@example.org");
        clinic.write(o -> o.staffAccounts().suspend(actor(Asker.ADMINISTRATOR), suspended));
        invited = invited("invitata@example.org");
        invitation = invitationOf(invited);
        clinic.sql(
                "insert into staff (id, role, surname, given_name, email, email_key, place_key,"
                        + " language, state, state_since, proposed_by, needed_nobody, last_event,"
                        + " created_at) values ('"
                        + proposedStaff
                        + "', 'ADMINISTRATOR', 'Prova', 'Prova', 'p@example.org', 'p@example.org',"
                        + " 'p', 'it', 'PROPOSED', 0, 'admin-2', false, 1, 0)");
        RegistrationId over = requested(NEW, "vecchia@example.org");
        clinic.sql(
                "update registration_request set requested_at = 0 where id = '"
                        + over.value()
                        + "'");
        clinic.write(o -> o.auditChain().seal(SYSTEM, 1));
    }

    Actor actor(Asker asker) {
        return Objects.requireNonNull(actors.get(asker));
    }

    private void nameActors(AccountId stranger, AccountId dependant) {
        actors.put(Asker.VISITOR, Actor.visitor());
        actors.put(Asker.OWNER, Actor.member(account.value()));
        actors.put(Asker.STRANGER, Actor.member(stranger.value()));
        actors.put(Asker.DEPENDANT, Actor.member(dependant.value()));
        actors.put(Asker.OPERATOR, OPERATOR);
        actors.put(Asker.STAFF, STAFF);
        actors.put(Asker.STAFF_ELSEWHERE, Actor.facilityStaff("OC-2", "reception-2"));
        actors.put(Asker.ADMINISTRATOR, new Actor(Role.ADMINISTRATOR, "admin-1"));
        actors.put(Asker.SYSTEM, SYSTEM);
    }

    // people and their accounts

    private String begun(@Nullable String previous) {
        return clinic.write(
                        o ->
                                o.sessions()
                                        .begin(
                                                SYSTEM,
                                                new BeginSession(account, 1, "Firefox", previous)))
                .orElseThrow()
                .value();
    }

    private void roll() {
        RollEntry owner = entry(OWNER);
        RollOutcome outcome =
                clinic.write(
                        o ->
                                o.rollImport()
                                        .upsert(
                                                SYSTEM,
                                                roll(
                                                        new RollEntry(
                                                                owner.number(),
                                                                owner.name(),
                                                                owner.birthDate(),
                                                                owner.taxCode(),
                                                                owner.contact(),
                                                                owner.covers(),
                                                                List.of(
                                                                        dependant(MINOR),
                                                                        dependant(DEPENDANT))),
                                                        entry(STRANGER),
                                                        entry(PENDING),
                                                        entry(NEW),
                                                        entry(CODED),
                                                        entry(SECURED))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new AssertionError(outcome);
        }
    }

    private static DeclareDependant typed(Person person) {
        return new DeclareDependant(
                person.surname(),
                person.givenName(),
                person.taxCode(),
                person.birthDate(),
                Relationship.CHILD);
    }

    private DependantId declared(DeclareDependant command) {
        FamilyOutcome outcome =
                clinic.write(o -> o.familyEditor().declare(actor(Asker.OWNER), command));
        if (outcome instanceof FamilyOutcome.Added added) {
            return added.dependant();
        }
        throw new AssertionError(outcome);
    }

    static Roll roll(RollEntry... entries) {
        return new Roll(TODAY, List.of(), List.of(entries));
    }

    static RollEntry entry(Person person) {
        return new RollEntry(
                person.number(),
                PersonName.of(person.surname(), person.givenName()),
                person.birthDate(),
                TaxCode.of(person.taxCode()),
                ContactDetails.of(EmailAddress.of(person.email()), null),
                List.of(new RollCover("P-1", ClinicFixture.ALWAYS)),
                List.of());
    }

    private static RollDependant dependant(Person person) {
        return new RollDependant(
                person.number(),
                person.equals(MINOR) ? Relationship.CHILD : Relationship.SPOUSE_OR_PARTNER,
                PersonName.of(person.surname(), person.givenName()),
                person.birthDate(),
                TaxCode.of(person.taxCode()),
                ClinicFixture.ALWAYS);
    }

    /** What somebody types, each time from a network address where nobody was before. */
    RequestRegistration typed(Person person, String email) {
        made++;
        return new RequestRegistration(
                person.surname(),
                person.givenName(),
                person.taxCode(),
                person.birthDate(),
                email,
                NotificationLanguage.ITALIAN,
                null,
                "2001:db8::" + made);
    }

    RequestRegistration typed() {
        return typed(NEW, NEW.email());
    }

    private RegistrationId requested(Person person, String email) {
        RegistrationOutcome outcome =
                clinic.write(o -> o.registration().request(Actor.visitor(), typed(person, email)));
        return ((RegistrationOutcome.Requested) outcome).registration();
    }

    private RegistrationMessage prepare(RegistrationId id) {
        return clinic.write(o -> o.registration().prepare(SYSTEM, id));
    }

    private static String codeOf(RegistrationMessage message) {
        return ((RegistrationMessage.CodeToSend) message).code().link();
    }

    private CompletionOutcome.Completed registered(Person person) {
        RegistrationId id = requested(person, person.email());
        RegistrationMessage message = prepare(id);
        if (person.equals(DEPENDANT)) { // the roll has no address of dependants
            clinic.write(o -> o.identityChecks().confirm(OPERATOR, id));
            message = prepare(id);
        }
        CompleteRegistration form = new CompleteRegistration(codeOf(message), PASSWORD, HOME);
        return (CompletionOutcome.Completed)
                clinic.write(o -> o.registration().complete(Actor.visitor(), form));
    }

    // staff

    private AccountId invited(String email) {
        StaffOutcome outcome =
                clinic.write(
                        o ->
                                o.staffAccounts()
                                        .invite(
                                                actor(Asker.ADMINISTRATOR),
                                                new InviteStaff(
                                                        Role.OPERATOR,
                                                        null,
                                                        "BRINA",
                                                        "FIORELLA",
                                                        email,
                                                        NotificationLanguage.ITALIAN)));
        return ((StaffOutcome.Changed) outcome).account().id();
    }

    private String invitationOf(AccountId id) {
        return ((InvitationMessage.ToSend)
                        clinic.<InvitationMessage>write(
                                o -> o.staffInvitations().prepare(SYSTEM, id)))
                .link();
    }

    // second factors

    SecondFactorProof proof(String code) {
        return new SecondFactorProof(PASSWORD, code, HOME);
    }

    /** The account of a member; the owner's for everybody else. */
    AccountId accountOf(Actor actor) {
        return actor.role() == Role.MEMBER ? AccountId.of(UUID.fromString(actor.name())) : account;
    }

    /** Begins to set one up and gives what the app shows. */
    String begun(OneCare o, Actor actor) {
        return app(o, actor).map(TestAuthenticator::code).orElse("000000");
    }

    /** Sets one up and gives the next code that counts. */
    String setUp(OneCare o, Actor actor) {
        TestAuthenticator app = app(o, actor).orElse(null);
        if (app == null) {
            return "000000";
        }
        o.secondFactors().confirm(actor, app.code());
        return app.code(1);
    }

    /** Empty for whoever has no account. */
    private Optional<TestAuthenticator> app(OneCare o, Actor actor) {
        return o.secondFactors().begin(actor, proof("")) instanceof SecondFactorOutcome.Begun begun
                ? Optional.of(new TestAuthenticator(begun.secret().base32(), clinic.clock))
                : Optional.empty();
    }

    private String changingEmail() {
        EmailChangeMessage message =
                clinic.write(
                        o -> {
                            o.profiles()
                                    .requestEmail(
                                            actor(Asker.OWNER),
                                            new RequestEmailChange(
                                                    NEW_EMAIL.value(), PASSWORD, HOME));
                            return o.profiles().prepareEmailChange(SYSTEM, account, NEW_EMAIL);
                        });
        return ((EmailChangeMessage.CodeToSend) message).code().link();
    }

    // appointments

    static AddSchedule provided(String code) {
        return new AddSchedule(
                code,
                "OC-1",
                null,
                ROME,
                Duration.ofMinutes(30),
                Map.of(ALLERGY, Duration.ofMinutes(30)),
                ScheduleSource.PROVIDED,
                OpeningHours.none(),
                ClinicFixture.ALWAYS);
    }

    static AppointmentTime agreed(String local) {
        return new AppointmentTime.Agreed(
                "OC-1", null, LocalDateTime.parse(local), AppointmentTime.Agreed.USUAL_DURATION);
    }

    private static Book wish(Person patient, AppointmentTime time) {
        return wish(IdempotencyKey.random(), patient.number(), time);
    }

    /** A wish that can be fulfilled, in the first free slot. */
    Book wish(String patient) {
        return wish(
                IdempotencyKey.random(), patient, new AppointmentTime.InSlot(slots.get(0).slot()));
    }

    private static Book wish(IdempotencyKey key, String patient, AppointmentTime time) {
        return new Book(key, patient, ALLERGY, time, PRICE, TERMS, Channel.PORTAL, null);
    }

    private NotificationId letterAbout(Booking booking) {
        return clinic.read(
                o ->
                        new NotificationId(
                                UUID.fromString(
                                        (String)
                                                clinic.network
                                                        .entityManager()
                                                        .createNativeQuery(
                                                                "select cast(m.id as varchar(36))"
                                                                        + " from outbox_message m where"
                                                                        + " m.kind = 'BOOKING_CONFIRMED'"
                                                                        + " and m.audience = 'PATIENT'"
                                                                        + " and m.subject_id = '"
                                                                        + booking.id()
                                                                        + "'")
                                                        .getSingleResult())));
    }

    private Booking booked(Actor actor, Book wish) {
        BookingOutcome outcome = clinic.write(o -> o.bookingEditor().book(actor, wish));
        if (outcome instanceof BookingOutcome.Done done) {
            return done.booking();
        }
        throw new AssertionError(outcome);
    }

    // requests to the desk

    private interface Step {
        CareOutcome take(CareRequests requests, Actor actor, SeenCareRequest seen);
    }

    OpenCareRequest.ByPhone phoneCall() {
        made++;
        return new OpenCareRequest.ByPhone(
                "key-%05d".formatted(made),
                ContactDetails.none(),
                Words.of("Vorrei spostare la visita."),
                RecognisedFacts.none(),
                Set.of());
    }

    OpenCareRequest.OnPortal portalQuestion() {
        made++;
        return new OpenCareRequest.OnPortal(
                "key-%05d".formatted(made),
                ContactDetails.none(),
                Words.of("Quale centro?"),
                new RecognisedFacts(OWNER.number(), "OC-1", ALLERGY, null));
    }

    private SeenCareRequest call() {
        return opened(o -> o.careRequests().open(OPERATOR, phoneCall()));
    }

    private SeenCareRequest asked() {
        return opened(o -> o.careRequests().open(actor(Asker.OWNER), portalQuestion()));
    }

    private SeenCareRequest opened(Function<OneCare, CareOpening> opening) {
        return ((CareOpening.Opened) clinic.write(opening)).seen();
    }

    private SeenCareRequest identityCheck() {
        return step(step(call(), CareRequests::take), CareRequests::beginIdentityCheck);
    }

    private SeenCareRequest identified(SeenCareRequest seen) {
        return step(
                seen,
                (c, actor, own) ->
                        c.confirmIdentity(
                                actor, own, OWNER.number(), IdentityProof.ROLL_DATA_ASKED));
    }

    private SeenCareRequest step(SeenCareRequest seen, Step step) {
        return step(OPERATOR, seen, step);
    }

    private SeenCareRequest step(Actor actor, SeenCareRequest seen, Step step) {
        CareOutcome outcome = clinic.write(o -> step.take(o.careRequests(), actor, seen));
        if (outcome instanceof CareOutcome.Performed performed) {
            return performed.seen();
        }
        throw new AssertionError(outcome);
    }

    private ClaimedNotification handedOver(ClaimedNotification message) {
        if (!clinic.write(o -> o.dispatcher().handOver(SYSTEM, message))) {
            throw new AssertionError(message);
        }
        return message;
    }

    @Override
    public void close() {
        clinic.close();
    }
}

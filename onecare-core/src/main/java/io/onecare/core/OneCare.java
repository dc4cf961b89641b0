package io.onecare.core;

import io.onecare.core.access.AccessLog;
import io.onecare.core.access.AuditSearch;
import io.onecare.core.access.ChangeHistory;
import io.onecare.core.account.Accounts;
import io.onecare.core.account.ActivationCodes;
import io.onecare.core.account.ComingOfAge;
import io.onecare.core.account.FirstAdministrator;
import io.onecare.core.account.IdentityChecks;
import io.onecare.core.account.Passwords;
import io.onecare.core.account.PersonFinder;
import io.onecare.core.account.Profiles;
import io.onecare.core.account.Registration;
import io.onecare.core.account.RegistrationProof;
import io.onecare.core.account.SecondFactorRule;
import io.onecare.core.account.SecondFactors;
import io.onecare.core.account.SessionLimits;
import io.onecare.core.account.Sessions;
import io.onecare.core.account.StaffAccounts;
import io.onecare.core.account.StaffInvitations;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.account.spi.SecretCipher;
import io.onecare.core.audit.AuditChain;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.BookingEditor;
import io.onecare.core.booking.BookingPolicy;
import io.onecare.core.booking.Bookings;
import io.onecare.core.booking.FacilityLinks;
import io.onecare.core.booking.ToldPreparations;
import io.onecare.core.care.CareQueue;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.WorkingTime;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.SavedMappings;
import io.onecare.core.imports.SentFiles;
import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.member.Agreements;
import io.onecare.core.member.FamilyEditor;
import io.onecare.core.member.FamilyLimits;
import io.onecare.core.member.FamilyPolicy;
import io.onecare.core.member.Members;
import io.onecare.core.member.RollEligibilityChecker;
import io.onecare.core.member.RollImport;
import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.network.CatalogueEditor;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityEditor;
import io.onecare.core.network.NetworkEditor;
import io.onecare.core.network.PractitionerEditor;
import io.onecare.core.network.ServiceCatalogue;
import io.onecare.core.network.TariffEditor;
import io.onecare.core.network.Tariffs;
import io.onecare.core.notification.DeadLetters;
import io.onecare.core.notification.Dispatcher;
import io.onecare.core.notification.Outbox;
import io.onecare.core.reception.Reception;
import io.onecare.core.reception.ScheduleChanges;
import io.onecare.core.reception.ScheduleDirectory;
import io.onecare.core.reception.ScheduleOpenings;
import io.onecare.core.report.EmptySearches;
import io.onecare.core.report.Reports;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.HoldPolicy;
import io.onecare.core.schedule.ScheduleEditor;
import io.onecare.core.schedule.SlotFinder;
import io.onecare.core.schedule.SlotHolds;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.OfferFinder;
import io.onecare.core.setting.SettingsEditor;
import io.onecare.core.setting.StoredSettings;
import io.onecare.core.terms.Terms;
import io.onecare.core.terms.TermsAcceptances;
import io.onecare.core.terms.TermsDrafts;
import io.onecare.core.terms.TermsEditor;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The library, wired. Build one per application and keep it; it holds no state of its own and may
 * be used by any number of threads, as long as the entity manager supplier gives each thread (or
 * each transaction) its own entity manager.
 *
 * <p>The embedder owns transactions: open one before a writing method and commit it afterwards, so
 * that the embedder's own tables commit together with OneCare's.
 *
 * <pre>{@code
 * OneCare oneCare = OneCare.builder()
 *         .entityManager(() -> entityManager)
 *         .clock(Clock.systemUTC())
 *         .build();
 * NetworkOutcome outcome = oneCare.networkEditor().add(actor, facility);
 * }</pre>
 */
public final class OneCare {

    private final FacilityDirectory facilityDirectory;
    private final NetworkEditor networkEditor;
    private final FacilityEditor facilityEditor;
    private final PractitionerEditor practitionerEditor;
    private final Tariffs tariffs;
    private final ServiceCatalogue serviceCatalogue;
    private final CatalogueEditor catalogueEditor;
    private final TariffEditor tariffEditor;
    private final RollImport rollImport;
    private final Imports imports;
    private final SentFiles sentFiles;
    private final SavedMappings savedMappings;
    private final Members members;
    private final Agreements agreements;
    private final FamilyEditor familyEditor;
    private final ScheduleEditor scheduleEditor;
    private final SlotFinder slotFinder;
    private final SlotHolds slotHolds;
    private final StoredSettings storedSettings;
    private final SettingsEditor settingsEditor;
    private final BookingEditor bookingEditor;
    private final Bookings bookings;
    private final ToldPreparations toldPreparations;
    private final FacilityLinks facilityLinks;
    private final AuditTrail auditTrail;
    private final AccessLog accessLog;
    private final AuditSearch auditSearch;
    private final ChangeHistory changeHistory;
    private final Reports reports;
    private final EmptySearches emptySearches;
    private final Terms terms;
    private final TermsEditor termsEditor;
    private final TermsDrafts termsDrafts;
    private final TermsAcceptances termsAcceptances;
    private final CareRequests careRequests;
    private final CareQueue careQueue;
    private final IdentityChecks identityChecks;
    private final PersonFinder personFinder;
    private final ActivationCodes activationCodes;
    private final Sessions sessions;
    private final ComingOfAge comingOfAge;
    private final StaffAccounts staffAccounts;
    private final @Nullable StaffInvitations staffInvitations;
    private final @Nullable FirstAdministrator firstAdministrator;
    private final @Nullable Registration registration;
    private final @Nullable Accounts accounts;
    private final @Nullable Passwords passwords;
    private final @Nullable Profiles profiles;
    private final @Nullable SecondFactors secondFactors;
    private final Reception reception;
    private final ScheduleChanges scheduleChanges;
    private final ScheduleOpenings scheduleOpenings;
    private final ScheduleDirectory scheduleDirectory;
    private final AuditChain auditChain;
    private final Dispatcher dispatcher;
    private final DeadLetters deadLetters;

    private OneCare(
            Supplier<EntityManager> entityManager,
            Clock clock,
            EligibilityChecker eligibility,
            FamilyLimits familyLimits,
            FamilyPolicy familyPolicy,
            WorkingTime desk,
            Supplier<BookingPolicy> bookingPolicy,
            Supplier<BookingWindow> bookingWindow,
            Supplier<HoldPolicy> holdPolicy,
            ComuneLocator comuni,
            int answerDays,
            @Nullable PasswordHasher hasher,
            @Nullable SecretCipher cipher,
            SecondFactorRule secondFactorRule,
            RegistrationProof proof,
            SessionLimits sessionLimits) {
        this.facilityDirectory = new FacilityDirectory(entityManager);
        this.networkEditor = new NetworkEditor(entityManager, clock);
        this.tariffs = new Tariffs(entityManager);
        this.auditTrail = new AuditTrail(entityManager, clock);
        this.facilityEditor = new FacilityEditor(entityManager, clock, networkEditor, auditTrail);
        this.practitionerEditor =
                new PractitionerEditor(entityManager, clock, networkEditor, auditTrail);
        this.serviceCatalogue = new ServiceCatalogue(entityManager);
        this.catalogueEditor = new CatalogueEditor(entityManager, clock, networkEditor, auditTrail);
        this.tariffEditor = new TariffEditor(entityManager, clock, auditTrail);
        this.rollImport = new RollImport(entityManager, clock, familyLimits, auditTrail);
        this.imports = new Imports(entityManager, clock, auditTrail, comuni, familyLimits);
        this.sentFiles = new SentFiles(entityManager, clock);
        this.savedMappings = new SavedMappings(entityManager, clock);
        this.members = new Members(entityManager, clock, eligibility);
        this.agreements = new Agreements(entityManager, clock, auditTrail);
        this.familyEditor = new FamilyEditor(entityManager, clock, familyPolicy, auditTrail);
        this.scheduleEditor = new ScheduleEditor(entityManager, clock);
        this.slotFinder = new SlotFinder(entityManager, clock, bookingWindow);
        this.slotHolds = new SlotHolds(entityManager, clock, holdPolicy, bookingWindow);
        this.storedSettings = new StoredSettings(entityManager);
        this.settingsEditor = new SettingsEditor(entityManager, clock, storedSettings, auditTrail);
        this.accessLog = new AccessLog(entityManager, clock, members);
        this.auditSearch = new AuditSearch(entityManager, auditTrail);
        this.changeHistory = new ChangeHistory(entityManager, auditTrail);
        this.reports = new Reports(entityManager, clock);
        this.emptySearches = new EmptySearches(entityManager);
        this.terms = new Terms(entityManager);
        this.termsEditor = new TermsEditor(entityManager, clock, auditTrail);
        this.termsDrafts = new TermsDrafts(entityManager, clock);
        this.termsAcceptances = new TermsAcceptances(entityManager, clock, auditTrail);
        Outbox outbox = new Outbox(entityManager, clock);
        this.careRequests =
                new CareRequests(
                        entityManager, clock, members, outbox, auditTrail, desk, answerDays);
        this.careQueue = new CareQueue(entityManager, clock, auditTrail);
        this.bookingEditor =
                new BookingEditor(
                        entityManager,
                        clock,
                        eligibility,
                        careRequests,
                        desk,
                        bookingPolicy,
                        bookingWindow);
        this.bookings = new Bookings(entityManager, clock, members, auditTrail);
        this.toldPreparations = new ToldPreparations(entityManager, clock, bookings);
        this.facilityLinks = new FacilityLinks(entityManager, clock, bookingEditor, auditTrail);
        this.reception = new Reception(entityManager, clock, auditTrail);
        this.scheduleChanges =
                new ScheduleChanges(
                        entityManager, clock, scheduleEditor, bookingEditor, auditTrail);
        this.scheduleOpenings = new ScheduleOpenings(entityManager, clock, auditTrail);
        this.scheduleDirectory = new ScheduleDirectory(entityManager, clock, slotFinder);
        this.identityChecks = new IdentityChecks(entityManager, clock, outbox, auditTrail);
        this.personFinder = new PersonFinder(entityManager, clock, members, auditTrail);
        this.activationCodes = new ActivationCodes(entityManager, clock, auditTrail);
        this.sessions =
                new Sessions(entityManager, clock, sessionLimits, secondFactorRule, auditTrail);
        this.comingOfAge = new ComingOfAge(entityManager, clock, outbox);
        this.staffAccounts = new StaffAccounts(entityManager, clock, outbox, auditTrail);
        if (hasher == null) {
            this.staffInvitations = null;
            this.firstAdministrator = null;
            this.registration = null;
            this.accounts = null;
            this.passwords = null;
            this.profiles = null;
        } else {
            this.staffInvitations =
                    new StaffInvitations(entityManager, clock, hasher, outbox, auditTrail);
            this.firstAdministrator =
                    new FirstAdministrator(entityManager, clock, hasher, outbox, auditTrail);
            this.registration =
                    new Registration(entityManager, clock, hasher, proof, outbox, auditTrail);
            this.accounts =
                    new Accounts(entityManager, clock, hasher, auditTrail, secondFactorRule);
            this.passwords = new Passwords(entityManager, clock, hasher, outbox, auditTrail);
            this.profiles = new Profiles(entityManager, clock, hasher, outbox, auditTrail);
        }
        this.secondFactors =
                hasher == null || cipher == null
                        ? null
                        : new SecondFactors(
                                entityManager,
                                clock,
                                hasher,
                                cipher,
                                secondFactorRule,
                                outbox,
                                auditTrail);
        this.auditChain = new AuditChain(entityManager, clock);
        this.dispatcher = new Dispatcher(entityManager, clock);
        this.deadLetters = new DeadLetters(entityManager, clock, auditTrail);
    }

    /**
     * Starts to wire the library.
     *
     * @return a builder without settings
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the network: facilities and the catalogue of services.
     *
     * @return the reading side of the network
     */
    public FacilityDirectory facilityDirectory() {
        return facilityDirectory;
    }

    /**
     * Changes the network. Needs an active transaction.
     *
     * @return the writing side of the network
     */
    public NetworkEditor networkEditor() {
        return networkEditor;
    }

    /**
     * Changes facilities and what they offer, as people do it who look at them. Needs an active
     * transaction.
     *
     * @return the writing side of facilities, with its warnings and its entries in the audit trail
     */
    public FacilityEditor facilityEditor() {
        return facilityEditor;
    }

    /**
     * Changes practitioners and where they work, as people do it who look at them. Needs an active
     * transaction.
     *
     * @return the writing side of practitioners
     */
    public PractitionerEditor practitionerEditor() {
        return practitionerEditor;
    }

    /**
     * Tells what services cost.
     *
     * @return the reading side of the tariffs
     */
    public Tariffs tariffs() {
        return tariffs;
    }

    /**
     * Shows the catalogue and the price lists to those who change them.
     *
     * @return the catalogue as administrators see it
     */
    public ServiceCatalogue serviceCatalogue() {
        return serviceCatalogue;
    }

    /**
     * Changes the catalogue and the names of price lists, and keeps who has changed what. Needs an
     * active transaction.
     *
     * @return the catalogue as administrators change it
     */
    public CatalogueEditor catalogueEditor() {
        return catalogueEditor;
    }

    /**
     * Changes prices one by one, and keeps who has changed what. Needs an active transaction.
     *
     * @return the tariffs as administrators change them
     */
    public TariffEditor tariffEditor() {
        return tariffEditor;
    }

    /**
     * Loads the insurer's roll. Needs an active transaction.
     *
     * @return the writing side of members and policies
     */
    public RollImport rollImport() {
        return rollImport;
    }

    /**
     * Takes over what the insurer already has: the network, its prices, the roll. Needs an active
     * transaction.
     *
     * @return the imports
     */
    public Imports imports() {
        return imports;
    }

    /**
     * Keeps which files were sent to be imported, and how far each is.
     *
     * @return the files
     */
    public SentFiles sentFiles() {
        return sentFiles;
    }

    /**
     * Keeps how the files of an insurer are to be read.
     *
     * @return the mappings
     */
    public SavedMappings savedMappings() {
        return savedMappings;
    }

    /**
     * Reads the people on the roll, and whether they are insured.
     *
     * @return the reading side of members and policies
     */
    public Members members() {
        return members;
    }

    /**
     * Keeps which dependants of age let the member see them. Needs an active transaction.
     *
     * @return the agreements of dependants
     */
    public Agreements agreements() {
        return agreements;
    }

    /**
     * Lets members say who belongs to their family. Needs an active transaction to do so.
     *
     * @return the families as members declare them
     */
    public FamilyEditor familyEditor() {
        return familyEditor;
    }

    /**
     * Changes schedules and makes their slots. Needs an active transaction.
     *
     * @return the writing side of schedules
     */
    public ScheduleEditor scheduleEditor() {
        return scheduleEditor;
    }

    /**
     * Reads free slots.
     *
     * @return the reading side of schedules
     */
    public SlotFinder slotFinder() {
        return slotFinder;
    }

    /**
     * Gives the service that finds where and when.
     *
     * @param facilities finds the facilities, such as {@code onecare-geo}'s
     * @return the service
     */
    public OfferFinder offerFinder(FacilitySearch facilities) {
        return new OfferFinder(facilities, slotFinder);
    }

    /**
     * Keeps slots for accounts. Needs an active transaction.
     *
     * @return the holds
     */
    public SlotHolds slotHolds() {
        return slotHolds;
    }

    /**
     * Makes and changes bookings. Needs an active transaction.
     *
     * @return the writing side of bookings
     */
    public BookingEditor bookingEditor() {
        return bookingEditor;
    }

    /**
     * Reads bookings.
     *
     * @return the reading side of bookings
     */
    public Bookings bookings() {
        return bookings;
    }

    /**
     * Keeps which text patients were sent about what to do before a service. Needs an active
     * transaction.
     *
     * @return the texts that were sent
     */
    public ToldPreparations toldPreparations() {
        return toldPreparations;
    }

    /**
     * Lets facilities answer requests by the links in their mails. Needs an active transaction.
     *
     * @return the links of facilities
     */
    public FacilityLinks facilityLinks() {
        return facilityLinks;
    }

    /**
     * Shows the staff of a facility what was booked there.
     *
     * @return the service
     */
    public Reception reception() {
        return reception;
    }

    /**
     * Changes the schedules of a facility with what that does to bookings.
     *
     * @return the service
     */
    public ScheduleChanges scheduleChanges() {
        return scheduleChanges;
    }

    /**
     * Opens schedules, at one facility or many. Needs an active transaction.
     *
     * @return the service
     */
    public ScheduleOpenings scheduleOpenings() {
        return scheduleOpenings;
    }

    /**
     * Shows the schedules of the network, and where one is missing.
     *
     * @return the service
     */
    public ScheduleDirectory scheduleDirectory() {
        return scheduleDirectory;
    }

    /**
     * Writes and reads the trail of who did what. Writing needs an active transaction.
     *
     * @return the audit trail
     */
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /**
     * Tells people who has seen or changed their data.
     *
     * @return the audit trail as those read it whom it is about
     */
    public AccessLog accessLog() {
        return accessLog;
    }

    /**
     * Searches the audit trail for administrators.
     *
     * @return the audit trail by period, role, colleague, action and subject
     */
    public AuditSearch auditSearch() {
        return auditSearch;
    }

    /**
     * Tells administrators who changed something, when, and which value it had before and after.
     *
     * @return the changes to the network and the settings
     */
    public ChangeHistory changeHistory() {
        return changeHistory;
    }

    /**
     * Counts bookings, due times, visits, messages and searches for administrators.
     *
     * @return the reports
     */
    public Reports reports() {
        return reports;
    }

    /**
     * Keeps how often searches found nothing. Needs an active transaction.
     *
     * @return the writing side of the report about searches
     */
    public EmptySearches emptySearches() {
        return emptySearches;
    }

    /**
     * Reads general conditions and privacy notices.
     *
     * @return the reading side of the terms
     */
    public Terms terms() {
        return terms;
    }

    /**
     * Publishes general conditions and privacy notices. Needs an active transaction.
     *
     * @return the writing side of the terms
     */
    public TermsEditor termsEditor() {
        return termsEditor;
    }

    /**
     * Keeps texts while they are written. Saving needs an active transaction.
     *
     * @return the drafts of terms
     */
    public TermsDrafts termsDrafts() {
        return termsDrafts;
    }

    /**
     * Reads what was changed while the application runs.
     *
     * @return the reading side of stored settings
     */
    public StoredSettings storedSettings() {
        return storedSettings;
    }

    /**
     * Changes settings while the application runs. Needs an active transaction.
     *
     * @return the writing side of stored settings
     */
    public SettingsEditor settingsEditor() {
        return settingsEditor;
    }

    /**
     * Keeps who accepted or was shown which terms. Needs an active transaction.
     *
     * @return the acceptances
     */
    public TermsAcceptances termsAcceptances() {
        return termsAcceptances;
    }

    /**
     * Takes requests to customer care and leads them through their life. Needs an active
     * transaction.
     *
     * @return the writing side of customer care
     */
    public CareRequests careRequests() {
        return careRequests;
    }

    /**
     * Reads the queue of customer care and its requests.
     *
     * @return the reading side of customer care
     */
    public CareQueue careQueue() {
        return careQueue;
    }

    /**
     * Decides, at the desk, who registers. Needs an active transaction to decide.
     *
     * @return the identity checks
     */
    public IdentityChecks identityChecks() {
        return identityChecks;
    }

    /**
     * Finds people on the roll for operators. Needs an active transaction.
     *
     * @return the desk's view of people
     */
    public PersonFinder personFinder() {
        return personFinder;
    }

    /**
     * Makes the codes that an insurer sends by letter. Needs an active transaction.
     *
     * @return the activation codes
     */
    public ActivationCodes activationCodes() {
        return activationCodes;
    }

    /**
     * Keeps who is logged in where. Needs an active transaction to do so.
     *
     * @return the sessions
     */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * Tells members whose dependants will be 18 soon. Needs an active transaction.
     *
     * @return the messages about eighteenth birthdays
     */
    public ComingOfAge comingOfAge() {
        return comingOfAge;
    }

    /**
     * Decides who works with the portal. Needs an active transaction to change something.
     *
     * @return the accounts of staff
     */
    public StaffAccounts staffAccounts() {
        return staffAccounts;
    }

    /**
     * Leads those who were invited to work here to their account. Needs an active transaction.
     *
     * @return the invitations of staff
     * @throws IllegalStateException if the builder was given no password hasher
     */
    public StaffInvitations staffInvitations() {
        return withHasher(staffInvitations);
    }

    /**
     * Makes the first administrator. Needs an active transaction.
     *
     * @return the first administrator
     * @throws IllegalStateException if the builder was given no password hasher
     */
    public FirstAdministrator firstAdministrator() {
        return withHasher(firstAdministrator);
    }

    /**
     * Leads people on the roll to their account. Needs an active transaction.
     *
     * @return the registration
     * @throws IllegalStateException if the builder was given no password hasher
     */
    public Registration registration() {
        return withHasher(registration);
    }

    /**
     * Tells who logs in. Needs an active transaction to do so.
     *
     * @return the accounts
     * @throws IllegalStateException if the builder was given no password hasher
     */
    public Accounts accounts() {
        return withHasher(accounts);
    }

    /**
     * Changes passwords. Needs an active transaction.
     *
     * @return the passwords
     * @throws IllegalStateException if the builder was given no password hasher
     */
    public Passwords passwords() {
        return withHasher(passwords);
    }

    /**
     * Changes the contacts of accounts. Needs an active transaction.
     *
     * @return the profiles
     * @throws IllegalStateException if the builder was given no password hasher
     */
    public Profiles profiles() {
        return withHasher(profiles);
    }

    /**
     * Asks for more than a password at the log-in. Needs an active transaction to change something.
     *
     * @return the second factors
     * @throws IllegalStateException if the builder was given no password hasher or no secret cipher
     */
    public SecondFactors secondFactors() {
        withHasher(accounts);
        if (secondFactors == null) {
            throw new IllegalStateException(
                    "OneCare has no secret cipher, so it has no second factors.\n"
                            + "Maybe builder().secretCipher(…) was not called.");
        }
        return secondFactors;
    }

    private static <T> T withHasher(@Nullable T service) {
        if (service == null) {
            throw new IllegalStateException(
                    "OneCare has no password hasher, so it has no accounts.\n"
                            + "Maybe builder().passwordHasher(…) was not called.");
        }
        return service;
    }

    /**
     * Seals the entries of the audit trail and tells whether they are what was sealed. Sealing
     * needs an active transaction.
     *
     * @return the chain over the audit trail
     */
    public AuditChain auditChain() {
        return auditChain;
    }

    /**
     * Gets messages out to people, from a job of the embedder.
     *
     * @return the sending side of the outbox
     */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /**
     * Shows the messages that could not be sent to those who take care of them. Deciding about one
     * needs an active transaction.
     *
     * @return the messages that wait for a human
     */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** Collects what the library needs from its embedder. */
    public static final class Builder {

        private @Nullable Supplier<EntityManager> entityManager;
        private @Nullable Clock clock;
        private @Nullable EligibilityChecker eligibility;
        private FamilyLimits familyLimits = FamilyLimits.standard();
        private FamilyPolicy familyPolicy = FamilyPolicy.standard();
        private WorkingTime desk = WorkingTime.mondayToFriday();
        private Supplier<BookingPolicy> bookingPolicy = BookingPolicy::standard;
        private Supplier<BookingWindow> bookingWindow = BookingWindow::widest;
        private ComuneLocator comuni = ComuneLocator.none();
        private int answerDays = 2;
        private Supplier<HoldPolicy> holdPolicy = HoldPolicy::standard;
        private @Nullable PasswordHasher hasher;
        private @Nullable SecretCipher cipher;
        private SecondFactorRule secondFactorRule = SecondFactorRule.STAFF;
        private RegistrationProof proof = RegistrationProof.ROLL_EMAIL;
        private SessionLimits sessionLimits = SessionLimits.standard();

        private Builder() {}

        /**
         * Says where the entity manager of the current thread or transaction comes from. It must
         * know the entities of {@code META-INF/onecare-orm.xml}.
         *
         * @param supplier gives an open entity manager, joined to the caller's transaction when
         *     there is one; a container-managed proxy may be returned each time
         * @return this builder
         */
        public Builder entityManager(Supplier<EntityManager> supplier) {
            this.entityManager = Objects.requireNonNull(supplier, "supplier");
            return this;
        }

        /**
         * Says what time it is. The library never asks the system's clock by itself. Days are those
         * of Europe/Rome, whatever the zone of the clock.
         *
         * @param given {@link Clock#systemUTC()} in production, a fixed or moved one in tests
         * @return this builder
         */
        public Builder clock(Clock given) {
            this.clock = Objects.requireNonNull(given, "given");
            return this;
        }

        /**
         * Says who knows whether a person is insured. Without it, the imported roll does ({@link
         * RollEligibilityChecker}).
         *
         * @param checker the insurer's own answer
         * @return this builder
         */
        public Builder eligibility(EligibilityChecker checker) {
            this.eligibility = Objects.requireNonNull(checker, "checker");
            return this;
        }

        /**
         * Says whom members may declare as dependants. Without it, {@link FamilyPolicy#standard()}
         * holds.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder familyPolicy(FamilyPolicy policy) {
            this.familyPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Says how large a family may be on the roll. Without it, {@link FamilyLimits#standard()}
         * holds.
         *
         * @param limits the limits
         * @return this builder
         */
        public Builder familyLimits(FamilyLimits limits) {
            this.familyLimits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /**
         * Says when the customer-care desk works; due times and notice periods count its hours.
         * Without it, {@link WorkingTime#mondayToFriday()} holds, which knows no holidays: a real
         * insurer gives a calendar that does.
         *
         * @param workingTime the desk's working time
         * @return this builder
         */
        public Builder desk(WorkingTime workingTime) {
            this.desk = Objects.requireNonNull(workingTime, "workingTime");
            return this;
        }

        /**
         * Says how passwords are hashed. Without it there are no accounts, and everything else
         * works.
         *
         * @param given a slow hash function, such as Argon2id
         * @return this builder
         */
        public Builder passwordHasher(PasswordHasher given) {
            this.hasher = Objects.requireNonNull(given, "given");
            return this;
        }

        /**
         * Says how secrets are encrypted that cannot be hashed. Without it there are no second
         * factors, and accounts that have one cannot log in.
         *
         * @param given authenticated encryption, such as AES-256-GCM
         * @return this builder
         */
        public Builder secretCipher(SecretCipher given) {
            this.cipher = Objects.requireNonNull(given, "given");
            return this;
        }

        /**
         * Says who must have a second factor. Without it, {@link SecondFactorRule#STAFF}.
         *
         * @param rule the rule
         * @return this builder
         */
        public Builder secondFactor(SecondFactorRule rule) {
            this.secondFactorRule = Objects.requireNonNull(rule, "rule");
            return this;
        }

        /**
         * Says what the insurer decides about bookings. Without it, {@link
         * BookingPolicy#standard()} holds.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder bookingPolicy(BookingPolicy policy) {
            Objects.requireNonNull(policy, "policy");
            return bookingPolicy(() -> policy);
        }

        /**
         * Says where to ask what the insurer decides about bookings, for an insurer who changes it
         * while the application runs. It is asked within the transaction in which a rule is
         * applied, once for that rule, and counts from then on: what is booked keeps the time by
         * which its facility answers.
         *
         * @param policy gives the policy, such as from {@link StoredSettings}; may be asked by any
         *     number of threads
         * @return this builder
         */
        public Builder bookingPolicy(Supplier<BookingPolicy> policy) {
            this.bookingPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Says which slots are open for booking. Without it, {@link BookingWindow#widest()} holds.
         *
         * @param window the window
         * @return this builder
         */
        public Builder bookingWindow(BookingWindow window) {
            Objects.requireNonNull(window, "window");
            return bookingWindow(() -> window);
        }

        /**
         * Says where to ask which slots are open, as {@link #bookingPolicy(Supplier)} does. A
         * narrower window leaves alone what is booked, and whoever holds a slot may still book it.
         *
         * @param window gives the window; may be asked by any number of threads
         * @return this builder
         */
        public Builder bookingWindow(Supplier<BookingWindow> window) {
            this.bookingWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * Says how slots are held. Without it, {@link HoldPolicy#standard()} holds.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder holds(HoldPolicy policy) {
            Objects.requireNonNull(policy, "policy");
            return holds(() -> policy);
        }

        /**
         * Says where to ask how slots are held, as {@link #bookingPolicy(Supplier)} does. What is
         * held stays held until the time that was told.
         *
         * @param policy gives the policy; may be asked by any number of threads
         * @return this builder
         */
        public Builder holds(Supplier<HoldPolicy> policy) {
            this.holdPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Says where comuni lie, for facilities that are imported. Without it, {@link
         * ComuneLocator#none()} holds: no position is filled, none is doubted.
         *
         * @param locator the locator, such as {@code onecare-geo}'s
         * @return this builder
         */
        public Builder comuni(ComuneLocator locator) {
            this.comuni = Objects.requireNonNull(locator, "locator");
            return this;
        }

        /**
         * Says within how many working days customer care answers. Without it, within 2.
         *
         * @param workingDays 1 to 30; the day of receipt does not count
         * @return this builder
         * @throws IllegalArgumentException if the number is out of its range
         */
        public Builder answersWithin(int workingDays) {
            if (workingDays < 1 || workingDays > 30) {
                throw new IllegalArgumentException(
                        "The answer is due after (%d) working days but it must be 1 to 30."
                                .formatted(workingDays));
            }
            this.answerDays = workingDays;
            return this;
        }

        /**
         * Says how many slots an account may hold at a time. Without it, {@link
         * SlotHolds#USUAL_LIMIT}; the same as {@link #holds(HoldPolicy)} with the usual length. A
         * lower limit than before lets the holds that are there run out.
         *
         * @param slots 1 to {@link SlotHolds#MAX_LIMIT}
         * @return this builder
         * @throws IllegalArgumentException if the number is out of its range
         */
        public Builder holdsAtATime(int slots) {
            return holds(new HoldPolicy(SlotHolds.LENGTH, slots));
        }

        /**
         * Says what proves who registers. Without it, {@link RegistrationProof#ROLL_EMAIL} does.
         *
         * @param given the proof
         * @return this builder
         */
        public Builder registrationProof(RegistrationProof given) {
            this.proof = Objects.requireNonNull(given, "given");
            return this;
        }

        /**
         * Says how long sessions last. Without it, {@link SessionLimits#standard()} holds.
         *
         * @param given the limits
         * @return this builder
         */
        public Builder sessionLimits(SessionLimits given) {
            this.sessionLimits = Objects.requireNonNull(given, "given");
            return this;
        }

        /**
         * Wires the library.
         *
         * @return the library, ready for use
         * @throws IllegalStateException if no entity manager supplier or no clock was given, or
         *     everybody must have a second factor and there is no secret cipher for any
         */
        public OneCare build() {
            if (entityManager == null) {
                throw new IllegalStateException(
                        "OneCare has no entity manager supplier.\n"
                                + "Maybe builder().entityManager(…) was not called.");
            }
            if (clock == null) {
                throw new IllegalStateException(
                        "OneCare has no clock.\n"
                                + "Maybe builder().clock(Clock.systemUTC()) was not called.");
            }
            if (secondFactorRule == SecondFactorRule.EVERYBODY && cipher == null) {
                throw new IllegalStateException(
                        "Everybody must have a second factor, and nobody could: OneCare has no secret"
                                + " cipher.\nMaybe builder().secretCipher(…) was not called.");
            }
            return new OneCare(
                    entityManager,
                    clock,
                    eligibility == null ? new RollEligibilityChecker(entityManager) : eligibility,
                    familyLimits,
                    familyPolicy,
                    desk,
                    bookingPolicy,
                    bookingWindow,
                    holdPolicy,
                    comuni,
                    answerDays,
                    hasher,
                    cipher,
                    secondFactorRule,
                    proof,
                    sessionLimits);
        }
    }
}

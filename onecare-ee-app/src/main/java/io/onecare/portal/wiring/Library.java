package io.onecare.portal.wiring;

import io.onecare.core.OneCare;
import io.onecare.core.account.Accounts;
import io.onecare.core.account.ComingOfAge;
import io.onecare.core.account.FirstAdministrator;
import io.onecare.core.account.Passwords;
import io.onecare.core.account.Profiles;
import io.onecare.core.account.Registration;
import io.onecare.core.account.SecondFactors;
import io.onecare.core.account.Sessions;
import io.onecare.core.account.StaffAccounts;
import io.onecare.core.account.StaffInvitations;
import io.onecare.core.account.spi.SecretCipher;
import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.member.Agreements;
import io.onecare.core.member.FamilyEditor;
import io.onecare.core.member.Members;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.NetworkEditor;
import io.onecare.core.report.EmptySearchTally;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.setting.StoredSettings;
import io.onecare.geo.FacilitySource;
import io.onecare.geo.LocationFinder;
import io.onecare.geo.SnapshotFacilitySearch;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.GazetteerComuni;
import io.onecare.portal.adapter.openid.OpenIdProvider;
import io.onecare.portal.adapter.password.Argon2Hasher;
import io.onecare.portal.adapter.secret.AesGcmCipher;
import io.onecare.portal.adapter.secret.DerivedKeys;
import io.onecare.portal.adapter.secret.TextSeal;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.ScreenTopic;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;

/** The library's services as CDI beans: the only place that builds them. */
@ApplicationScoped
public class Library {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** Looks for changes of the network while people go on searching. */
    @Resource private ManagedExecutorService executor;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecretCipher secretCipher(SecretKeys secretKeys) {
        return new AesGcmCipher(secretKeys::get);
    }

    @Produces
    @Singleton
    OpenIdProvider openIdProvider(PortalSettings settings, Clock clock) {
        return new OpenIdProvider(() -> settings.openId().orElseThrow(), clock);
    }

    @Produces
    @Singleton
    OneCare oneCare(
            EntityManager entityManager,
            Clock clock,
            PortalSettings settings,
            StoredSettings stored,
            SecretCipher secretCipher,
            ComuneLocator comuni) {
        RulesOfTransaction rules = new RulesOfTransaction(transactions, stored);
        int processorsButOne = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return OneCare.builder()
                .entityManager(() -> entityManager)
                .clock(clock)
                .familyPolicy(settings.familyPolicy())
                .passwordHasher(Argon2Hasher.making(processorsButOne))
                .sessionLimits(settings.sessionLimits())
                .registrationProof(settings.registrationProof())
                .secretCipher(secretCipher)
                .comuni(comuni)
                .bookingPolicy(() -> settings.bookingPolicy(rules.of(ScreenTopic.BOOKING)))
                .bookingWindow(() -> settings.bookingWindow(rules.of(ScreenTopic.HORIZON)))
                .holds(() -> settings.holdPolicy(rules.of(ScreenTopic.HOLDS)))
                .build();
    }

    @Produces
    @Singleton
    StoredSettings storedSettings(EntityManager entityManager) {
        return new StoredSettings(() -> entityManager);
    }

    @Produces
    @Singleton
    DerivedKeys derivedKeys(SecretKeys secretKeys) {
        return new DerivedKeys(secretKeys::get);
    }

    @Produces
    @Singleton
    TextSeal textSeal(SecretKeys secretKeys) {
        return new TextSeal(secretKeys::get);
    }

    @Produces
    @Singleton
    FacilityDirectory facilityDirectory(OneCare oneCare) {
        return oneCare.facilityDirectory();
    }

    @Produces
    @Singleton
    NetworkEditor networkEditor(OneCare oneCare) {
        return oneCare.networkEditor();
    }

    @Produces
    @Singleton
    SnapshotFacilitySearch facilitySearch(OneCare oneCare, Clock clock) {
        return SnapshotFacilitySearch.over(FacilitySource.of(oneCare), clock, executor);
    }

    @Produces
    @Singleton
    Gazetteer gazetteer() {
        return Gazetteer.italy();
    }

    @Produces
    @Singleton
    ComuneLocator comuneLocator(Gazetteer gazetteer) {
        return new GazetteerComuni(gazetteer);
    }

    @Produces
    @Singleton
    EmptySearchTally emptySearchTally() {
        return new EmptySearchTally();
    }

    @Produces
    @Singleton
    LocationFinder locationFinder(Gazetteer gazetteer, FacilitySearch facilitySearch) {
        return LocationFinder.over(gazetteer, facilitySearch);
    }

    @Produces
    @Singleton
    Accounts accounts(OneCare oneCare) {
        return oneCare.accounts();
    }

    @Produces
    @Singleton
    Registration registration(OneCare oneCare) {
        return oneCare.registration();
    }

    @Produces
    @Singleton
    Passwords passwords(OneCare oneCare) {
        return oneCare.passwords();
    }

    @Produces
    @Singleton
    Sessions sessions(OneCare oneCare) {
        return oneCare.sessions();
    }

    @Produces
    @Singleton
    StaffAccounts staffAccounts(OneCare oneCare) {
        return oneCare.staffAccounts();
    }

    @Produces
    @Singleton
    StaffInvitations staffInvitations(OneCare oneCare) {
        return oneCare.staffInvitations();
    }

    @Produces
    @Singleton
    FirstAdministrator firstAdministrator(OneCare oneCare) {
        return oneCare.firstAdministrator();
    }

    @Produces
    @Singleton
    SecondFactors secondFactors(OneCare oneCare) {
        return oneCare.secondFactors();
    }

    @Produces
    @Singleton
    Members members(OneCare oneCare) {
        return oneCare.members();
    }

    @Produces
    @Singleton
    FamilyEditor familyEditor(OneCare oneCare) {
        return oneCare.familyEditor();
    }

    @Produces
    @Singleton
    ComingOfAge comingOfAge(OneCare oneCare) {
        return oneCare.comingOfAge();
    }

    @Produces
    @Singleton
    Agreements agreements(OneCare oneCare) {
        return oneCare.agreements();
    }

    @Produces
    @Singleton
    Profiles profiles(OneCare oneCare) {
        return oneCare.profiles();
    }
}

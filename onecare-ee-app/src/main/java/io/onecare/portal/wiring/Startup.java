package io.onecare.portal.wiring;

import io.onecare.core.Actor;
import io.onecare.core.search.FacilitySearch;
import io.onecare.portal.account.AccountJob;
import io.onecare.portal.account.StaffDesk;
import io.onecare.portal.agenda.AgendaJob;
import io.onecare.portal.audit.SealJob;
import io.onecare.portal.configuration.SettingsJob;
import io.onecare.portal.demo.DemoAgendaLoader;
import io.onecare.portal.demo.DemoDesk;
import io.onecare.portal.feeds.FeedJob;
import io.onecare.portal.imports.ImportJob;
import io.onecare.portal.mail.MailJob;
import io.onecare.portal.mailbox.MailboxJob;
import io.onecare.portal.monitoring.BacklogJob;
import io.onecare.portal.search.EmptySearchJob;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.settings.ProductionGuard;
import io.onecare.portal.settings.StartupFailure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Brings the portal up, in this order: refuse unsafe settings and a port that is taken, bring the
 * schema up to date, read what was set on screen and the key for secrets, load the demo network if
 * wanted, read the network into memory, begin to send messages, to read the mailbox, to make slots
 * ahead of time, to seal the audit trail, to import what is put into a folder, to forget files that
 * nobody imports, and to watch itself. What fails is said in one message at the console, and the
 * portal answers 503 until it is restarted.
 */
@ApplicationScoped
public class Startup {

    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Inject private PortalSettings settings;
    @Inject private ProductionGuard guard;
    @Inject private SecretKeys secretKeys;
    @Inject private Database database;
    @Inject private DemoDesk demo;
    @Inject private DemoAgendaLoader demoAgendas;

    /** Not made before the settings are checked: it is built of some of them. */
    @Inject private Instance<FacilitySearch> search;

    @Inject private MailJob mail;
    @Inject private MailboxJob mailbox;
    @Inject private AccountJob accounts;
    @Inject private AgendaJob agenda;
    @Inject private SealJob seals;
    @Inject private EmptySearchJob emptySearches;
    @Inject private FeedJob feeds;
    @Inject private ImportJob imports;
    @Inject private StaffDesk staff;
    @Inject private BacklogJob backlog;
    @Inject private DatabaseWatch watch;
    @Inject private Instance<SettingsJob> screenSettings;
    @Inject private Node node;
    @Inject private StartupState state;
    @Inject private Reachability reachability;
    @Inject private ConsoleBanner banner;

    void start(
            @Observes @Priority(1) @Initialized(ApplicationScoped.class) ServletContext context) {
        try {
            node.begin();
            guard.checkSettings();
            database.migrate();
            watch.start();
            screenSettings.get().start();
            secretKeys.load();
            if (settings.mode() == PortalSettings.Mode.DEMO) {
                demo.fillIfEmpty();
                demoAgendas.fillIfEmpty();
            } else {
                demo.refuseIfPresent();
            }
            int categories = search.get().catalogue(Actor.system("startup")).size();
            state.ready();
            mail.start();
            mailbox.start();
            accounts.start();
            agenda.start();
            seals.start();
            emptySearches.start();
            feeds.start();
            imports.start();
            backlog.start();
            LOG.log(Level.INFO, "OneCare is up; the catalogue has {0} categories.", categories);
            reachability.check(
                    context.getContextPath(),
                    () -> banner.ready(staff.offerFirst()),
                    banner::unreachable);
        } catch (StartupFailure failure) {
            LOG.log(Level.ERROR, "OneCare cannot start. " + failure.advice(), failure.getCause());
            banner.failed(failure.advice());
        }
    }
}

package io.onecare.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses to run for real people with settings that are made for looking at the portal. */
@ApplicationScoped
public class ProductionGuard {

    private static final Logger LOG = System.getLogger(ProductionGuard.class.getName());

    @Inject private PortalSettings settings;

    /**
     * Checks that the settings are within their bounds, and those of production mode; in demo mode
     * everything within its bounds is allowed.
     *
     * @throws StartupFailure naming every setting to be given
     */
    public void checkSettings() {
        List<String> unknown = PortalSettings.unknown(System.getenv().keySet());
        if (!unknown.isEmpty()) {
            LOG.log(Level.WARNING, "No setting of this version: {0}", String.join(", ", unknown));
        }
        List<String> faults = settings.faults();
        if (!faults.isEmpty()) {
            throw new StartupFailure(
                    "These settings are not what they must be:\n  - "
                            + String.join("\n  - ", faults));
        }
        Optional<MailServer> mail = settings.mailServer();
        Optional<MailboxServer> mailbox = settings.mailbox();
        Optional<OpenIdSettings> openId = settings.openId();
        String baseUrl = settings.baseUrl();
        if (settings.mode() == PortalSettings.Mode.DEMO) {
            return;
        }
        List<String> missing = new ArrayList<>();
        boolean embedded = settings.databaseUrl().startsWith("jdbc:h2:");
        if (embedded && !settings.databasePasswordGiven()) {
            missing.add(
                    "ONECARE_DB_URL is the embedded database without a password: set it to PostgreSQL,"
                            + " such as jdbc:postgresql://host/onecare, or set ONECARE_DB_PASSWORD");
        }
        if (!embedded && !settings.databasePasswordGiven()) {
            missing.add("ONECARE_DB_PASSWORD is empty: set the password of the database user");
        }
        if (!settings.hostsGiven()) {
            missing.add(
                    "ONECARE_HOSTS is not set: name the hosts of the portal, such as portal.example.org");
        }
        if (!settings.contactGiven()) {
            missing.add(
                    "ONECARE_CONTACT_PHONE and ONECARE_CONTACT_EMAIL are not both set: the portal would"
                            + " show made-up ones");
        }
        if (!settings.baseUrlGiven() || !baseUrl.startsWith("https://")) {
            missing.add(
                    "ONECARE_BASE_URL must be the https address of the portal, such as"
                            + " https://portal.example.org: links in mails lead there");
        }
        if (!settings.cookieSecure()) {
            missing.add(
                    "ONECARE_COOKIE_SECURE must be true: whoever listens in would get the session else");
        }
        if (settings.secretKeys().isEmpty()) {
            missing.add(
                    "ONECARE_SECRET_KEY is not set: make one with \"openssl rand -base64 32\", the same for"
                            + " all nodes, and keep it apart from the database");
        }
        if (mail.isEmpty() || !settings.mailFromGiven()) {
            missing.add(
                    "ONECARE_MAIL_HOST and ONECARE_MAIL_FROM are not both set: nobody would get a code"
                            + " to register with");
        }
        if (mail.isPresent()
                && mail.get().user() != null
                && mail.get().security() == MailServer.Security.NONE) {
            missing.add(
                    "ONECARE_MAIL_USER is set with ONECARE_MAIL_SECURITY=none: the password would go"
                            + " through the network in clear");
        }
        if (settings.isMailboxHalfSet()) {
            missing.add(
                    "ONECARE_IMAP_HOST is not set, but ONECARE_IMAP_USER or ONECARE_IMAP_PASSWORD is:"
                            + " nobody would read the mailbox");
        }
        if (mailbox.isPresent() && mailbox.get().security() == MailServer.Security.NONE) {
            missing.add(
                    "ONECARE_IMAP_SECURITY is none: the password and people's mails would go through"
                            + " the network in clear");
        }
        if (openId.isPresent() && !openId.get().issuer().startsWith("https://")) {
            missing.add(
                    "ONECARE_OPENID_ISSUER must begin with https: whoever is in between would say who"
                            + " logs in else");
        }
        if (!missing.isEmpty()) {
            throw new StartupFailure(
                    "Production mode (ONECARE_MODE=production) refuses these settings:\n  - "
                            + String.join("\n  - ", missing));
        }
    }
}

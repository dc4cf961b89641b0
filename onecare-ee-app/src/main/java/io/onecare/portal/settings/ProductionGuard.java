package io.onecare.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Refuses to run for real people with settings that are made for looking at the portal. */
@ApplicationScoped
public class ProductionGuard {

    @Inject private PortalSettings settings;

    /**
     * Checks the settings of production mode; in demo mode everything is allowed.
     *
     * @throws StartupFailure naming every setting to be given
     */
    public void checkSettings() {
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
        if (!missing.isEmpty()) {
            throw new StartupFailure(
                    "Production mode (ONECARE_MODE=production) refuses these settings:\n  - "
                            + String.join("\n  - ", missing));
        }
    }
}

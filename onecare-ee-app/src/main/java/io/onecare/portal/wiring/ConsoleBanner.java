package io.onecare.portal.wiring;

import io.onecare.core.account.FirstSecretOffer;
import io.onecare.portal.settings.PortalSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What the person who started the server reads at its end: where to look, or what to do. Standard
 * output, because the server's log hides what is only information.
 */
@ApplicationScoped
public class ConsoleBanner {

    private static final String LINE = "-".repeat(78);

    @Inject private PortalSettings settings;

    /**
     * Says that the portal is up.
     *
     * @param offer the secret for the first administrator, in the only place where it is ever shown
     */
    void ready(FirstSecretOffer offer) {
        String address = "http://localhost:" + settings.port();
        StringBuilder text = new StringBuilder();
        text.append("OneCare is up.   Public map: ").append(address).append("/map\n");
        if (settings.mode() == PortalSettings.Mode.DEMO) {
            text.append(
                    "Demo mode: made-up network, embedded database unless ONECARE_DB_URL says otherwise.\n");
            if (settings.mailServer().isEmpty()) {
                text.append("Mails of the demo, and made-up people to register as: ")
                        .append(address)
                        .append("/demo/mail\n");
            }
        }
        text.append(firstAdministrator(offer));
        text.append("Stop with Ctrl-C. Another port: ONECARE_HTTP_PORT=9090 mvn");
        print(text.toString());
    }

    private String firstAdministrator(FirstSecretOffer offer) {
        String page = settings.baseUrl() + "/invitation/first";
        if (offer instanceof FirstSecretOffer.Made made) {
            return "There is no administrator yet. Become the first one within 24 hours:\n  "
                    + page
                    + "\n  with the secret "
                    + made.secret().value()
                    + " (good once, shown only here)\n";
        }
        return offer instanceof FirstSecretOffer.JustMade
                ? "There is no administrator yet: %s%n  The secret printed less than two minutes ago counts; a later start prints another.%n"
                        .formatted(page)
                : "";
    }

    void unreachable() {
        failed(
                ("The port (%s) is taken by another program, perhaps another OneCare.%n"
                                + "  Stop it, or choose another port with ONECARE_HTTP_PORT.")
                        .formatted(settings.port()));
    }

    void failed(String reason) {
        print("OneCare cannot start.\n" + reason + "\nStop with Ctrl-C.");
    }

    private static void print(String text) {
        System.out.println("\n" + LINE + "\n" + text + "\n" + LINE);
    }
}

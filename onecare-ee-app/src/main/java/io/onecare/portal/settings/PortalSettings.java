package io.onecare.portal.settings;

import io.onecare.core.account.RegistrationProof;
import io.onecare.core.account.SessionLimits;
import io.onecare.core.member.Declarations;
import io.onecare.core.member.FamilyPolicy;
import io.onecare.core.person.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Every setting of the portal, with its default. A setting {@code onecare.contact.phone} is given
 * as environment variable {@code ONECARE_CONTACT_PHONE}. Pages read them as {@code #{portal.…}}.
 */
@Named("portal")
@ApplicationScoped
public class PortalSettings {

    /** What the portal is run for. */
    public enum Mode {
        /** To look at: made-up network, embedded database. */
        DEMO,
        /** For real people: refuses unsafe settings and made-up data. */
        PRODUCTION
    }

    private static final Pattern BASE_URL = Pattern.compile("https?://[^\\s/?#@]+(/[^\\s?#]*)?");
    private static final Pattern SESSION_MINUTES = Pattern.compile("[5-9]|[1-5][0-9]|60");
    private static final Pattern SILENCE_MINUTES = Pattern.compile("[5-9]|[1-9][0-9]{1,3}");
    private static final Pattern STATISTICS_DAYS = Pattern.compile("[3-9][0-9]|[1-9][0-9]{2,3}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private final Config config = ConfigProvider.getConfig();

    /**
     * Tells what the portal is run for: {@code onecare.mode}, {@code demo} (default) or {@code
     * production}.
     *
     * @return the mode
     * @throws StartupFailure if the setting has another value
     */
    public Mode mode() {
        String mode = text("onecare.mode", "demo");
        try {
            return Mode.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "ONECARE_MODE is (%s) but must be demo or production.".formatted(mode), fault);
        }
    }

    /**
     * Gives the host names under which the portal answers: {@code onecare.hosts}, separated by
     * commas, without port. Default: this machine's own.
     *
     * @return host names in lower case
     */
    public List<String> hosts() {
        return Arrays.stream(text("onecare.hosts", "localhost,127.0.0.1,[::1]").split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /**
     * Tells whether {@code onecare.hosts} was given.
     *
     * @return false if the default is in force
     */
    public boolean hostsGiven() {
        return find("onecare.hosts").isPresent();
    }

    /**
     * Gives the name of the service: {@code onecare.brand.name}.
     *
     * @return such as {@code OneCare}
     */
    public String getName() {
        return text("onecare.brand.name", "OneCare");
    }

    /**
     * Gives the folder with the insurer's {@code brand.css} and {@code logo.svg}: {@code
     * onecare.brand.folder}.
     *
     * @return empty if the portal looks as it comes
     */
    public Optional<String> brandFolder() {
        return find("onecare.brand.folder");
    }

    /**
     * Tells pages whether there is a {@code brand.css} to load.
     *
     * @return true if a brand folder is set
     */
    public boolean isBranded() {
        return brandFolder().isPresent();
    }

    /**
     * Gives the phone number for bookings: {@code onecare.contact.phone}. The default is from a
     * range that rings nobody.
     *
     * @return as it is shown
     */
    public String getContactPhone() {
        return text("onecare.contact.phone", "0378 087232");
    }

    /**
     * Gives the mailbox for bookings: {@code onecare.contact.email}.
     *
     * @return an address
     */
    public String getContactEmail() {
        return text("onecare.contact.email", "rete@onecare.example");
    }

    /**
     * Gives the mailbox for bookings, as an address to which answers to mails go.
     *
     * @return one plain address
     * @throws StartupFailure if {@code onecare.contact.email} is none
     */
    public EmailAddress contactMailbox() {
        try {
            return EmailAddress.of(getContactEmail());
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "ONECARE_CONTACT_EMAIL must be one plain address, such as rete@example.org.",
                    fault);
        }
    }

    /**
     * Gives the phone number for help with the registration: {@code onecare.registration.phone}.
     *
     * @return as it is shown; that for bookings if there is none of its own
     */
    public String getRegistrationPhone() {
        return text("onecare.registration.phone", getContactPhone());
    }

    /**
     * Gives the mailbox for help with the registration: {@code onecare.registration.email}.
     *
     * @return an address; that for bookings if there is none of its own
     */
    public String getRegistrationEmail() {
        return text("onecare.registration.email", getContactEmail());
    }

    /**
     * Tells whether phone and mailbox for bookings were given.
     *
     * @return false if a made-up default would be shown
     */
    public boolean contactGiven() {
        return find("onecare.contact.phone").isPresent()
                && find("onecare.contact.email").isPresent();
    }

    /**
     * Gives the time from which the phone is answered, Monday to Friday: {@code
     * onecare.contact.opens}.
     *
     * @return such as {@code 9:00}, Europe/Rome
     */
    public String getContactOpens() {
        return text("onecare.contact.opens", "9:00");
    }

    /**
     * Gives the time until which the phone is answered, Monday to Friday: {@code
     * onecare.contact.closes}.
     *
     * @return such as {@code 18:00}, Europe/Rome
     */
    public String getContactCloses() {
        return text("onecare.contact.closes", "18:00");
    }

    /**
     * Gives the address of a tile server with {@code {z}}, {@code {x}} and {@code {y}}: {@code
     * onecare.map.tiles.url}. Browsers then ask that server for pictures, and it learns which part
     * of the map they look at.
     *
     * @return empty for the offline map that ships
     */
    public String getTilesUrl() {
        return text("onecare.map.tiles.url", "");
    }

    /**
     * Gives the credit the tile server asks for: {@code onecare.map.tiles.attribution}.
     *
     * @return plain text, possibly empty
     */
    public String getTilesAttribution() {
        return text("onecare.map.tiles.attribution", "");
    }

    /**
     * Gives the database's address.
     *
     * @return a JDBC URL
     */
    public String databaseUrl() {
        return text("ONECARE_DB_URL", "");
    }

    /**
     * Tells whether the database has a password.
     *
     * @return true if one is set
     */
    public boolean databasePasswordGiven() {
        return find("ONECARE_DB_PASSWORD").isPresent();
    }

    /**
     * Gives the folder for what the portal keeps on this machine.
     *
     * @return empty if none is set
     */
    public Optional<Path> dataFolder() {
        return find("ONECARE_DATA").map(Path::of);
    }

    /**
     * Gives the keys that secrets in the database are encrypted with: {@code onecare.secret.key},
     * separated by commas. The first writes, all read, so that a key can be changed.
     *
     * @return as they were given; empty if none is
     */
    public List<String> secretKeys() {
        return Arrays.stream(text("onecare.secret.key", "").split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /**
     * Gives the port the server listens on.
     *
     * @return the port, as text
     */
    public String port() {
        return text("ONECARE_HTTP_PORT", "9080");
    }

    /**
     * Gives the network address the server listens on.
     *
     * @return a host name or address, or {@code *} for all
     */
    public String address() {
        return text("ONECARE_HTTP_ADDRESS", "localhost");
    }

    /**
     * Gives the address under which people reach the portal: {@code onecare.base.url}. Links in
     * mails are made of it, never of a request's Host header. Default: this machine and its port.
     *
     * @return such as {@code https://portal.example.org}, without a slash at its end
     * @throws StartupFailure if the setting is no http or https address, or has a query
     */
    public String baseUrl() {
        String url = text("onecare.base.url", "http://localhost:" + port());
        if (!BASE_URL.matcher(url).matches()) {
            throw new StartupFailure(
                    "ONECARE_BASE_URL is (%s) but must be an address such as https://portal.example.org, without query."
                            .formatted(url));
        }
        return url.replaceAll("/+$", "");
    }

    /**
     * Tells whether {@code onecare.base.url} was given.
     *
     * @return false if the default is in force
     */
    public boolean baseUrlGiven() {
        return find("onecare.base.url").isPresent();
    }

    /**
     * Tells whether browsers send the session's cookie by https only: {@code
     * onecare.cookie.secure}.
     *
     * @return false if it was not set to true
     */
    public boolean cookieSecure() {
        return text("onecare.cookie.secure", "false").equals("true");
    }

    /**
     * Gives what proves who registers: {@code onecare.registration.proof}, {@code roll-email}
     * unless it is set.
     *
     * @return the proof
     * @throws StartupFailure if the setting is none of the library's proofs
     */
    public RegistrationProof registrationProof() {
        String proof = text("onecare.registration.proof", "roll-email");
        try {
            return RegistrationProof.valueOf(proof.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "ONECARE_REGISTRATION_PROOF is (%s) but must be roll-email, activation-code, operator or declared-email."
                            .formatted(proof),
                    fault);
        }
    }

    /**
     * Gives how long log-ins last: {@code onecare.session.minutes} without a click, 15 unless it is
     * set, and twelve hours in all.
     *
     * @return the limits
     * @throws StartupFailure if the setting is no number from 5 to 60
     */
    public SessionLimits sessionLimits() {
        String minutes = text("onecare.session.minutes", "15");
        if (!SESSION_MINUTES.matcher(minutes).matches()) {
            throw new StartupFailure(
                    "ONECARE_SESSION_MINUTES is (%s) but must be 5 to 60.".formatted(minutes));
        }
        return new SessionLimits(
                Duration.ofMinutes(Integer.parseInt(minutes)), SessionLimits.standard().longest());
    }

    /**
     * Gives how long a facility's own agenda system may be silent before the portal shows the
     * facility as booked by phone: {@code onecare.agenda.silence.minutes}, 120 unless it is set.
     *
     * @return the longest silence
     * @throws StartupFailure if the setting is no number from 5 to 9999
     */
    public Duration longestSilence() {
        String minutes = text("onecare.agenda.silence.minutes", "120");
        if (!SILENCE_MINUTES.matcher(minutes).matches()) {
            throw new StartupFailure(
                    "ONECARE_AGENDA_SILENCE_MINUTES is (%s) but must be 5 to 9999."
                            .formatted(minutes));
        }
        return Duration.ofMinutes(Integer.parseInt(minutes));
    }

    /**
     * Gives how long the portal remembers how often searches found nothing: {@code
     * onecare.search.statistics.days}, 800 unless it is set, which is enough to compare twelve
     * months with the twelve before.
     *
     * @return in days
     * @throws StartupFailure if the setting is no number from 30 to 9999
     */
    public int searchStatisticsDays() {
        String days = text("onecare.search.statistics.days", "800");
        if (!STATISTICS_DAYS.matcher(days).matches()) {
            throw new StartupFailure(
                    "ONECARE_SEARCH_STATISTICS_DAYS is (%s) but must be 30 to 9999."
                            .formatted(days));
        }
        return Integer.parseInt(days);
    }

    /**
     * Gives the mail server: {@code onecare.mail.host}, {@code onecare.mail.port} (default: the
     * usual one), {@code onecare.mail.security} ({@code none}, {@code starttls}, which is the
     * default, or {@code tls}), {@code onecare.mail.user} and {@code onecare.mail.password}.
     *
     * @return empty if no host is set
     * @throws StartupFailure if a setting has not its form
     */
    public Optional<MailServer> mailServer() {
        return find("onecare.mail.host")
                .map(
                        host -> {
                            MailServer.Security security =
                                    security(
                                            "onecare.mail.security",
                                            "ONECARE_MAIL_SECURITY",
                                            "starttls");
                            return new MailServer(
                                    host,
                                    port(
                                            "onecare.mail.port",
                                            "ONECARE_MAIL_PORT",
                                            security.usualPort()),
                                    security,
                                    find("onecare.mail.user").orElse(null),
                                    find("onecare.mail.password").orElse(null));
                        });
    }

    /**
     * Gives the address that mails come from: {@code onecare.mail.from}.
     *
     * @return one plain address
     * @throws StartupFailure if the setting is none
     */
    public EmailAddress mailFrom() {
        try {
            return EmailAddress.of(text("onecare.mail.from", "noreply@onecare.example"));
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "ONECARE_MAIL_FROM must be one plain address, such as noreply@example.org; the"
                            + " name beside it is ONECARE_BRAND_NAME.",
                    fault);
        }
    }

    /**
     * Tells whether {@code onecare.mail.from} was given.
     *
     * @return false if the default is in force
     */
    public boolean mailFromGiven() {
        return find("onecare.mail.from").isPresent();
    }

    /**
     * Gives the mailbox of customer care: {@code onecare.imap.host}, {@code onecare.imap.port}
     * (default: the usual one), {@code onecare.imap.security} ({@code none}, {@code starttls} or
     * {@code tls}, which is the default), {@code onecare.imap.user}, {@code onecare.imap.password},
     * and the folders {@code onecare.imap.folder.inbox}, {@code onecare.imap.folder.taken} and
     * {@code onecare.imap.folder.aside}.
     *
     * @return empty if no host is set
     * @throws StartupFailure if user or password is missing, or a setting has not its form
     */
    public Optional<MailboxServer> mailbox() {
        return find("onecare.imap.host").map(this::mailbox);
    }

    private MailboxServer mailbox(String host) {
        Optional<String> user = find("onecare.imap.user");
        Optional<String> password = find("onecare.imap.password");
        if (user.isEmpty() || password.isEmpty()) {
            throw new StartupFailure(
                    "ONECARE_IMAP_HOST is set, so ONECARE_IMAP_USER and ONECARE_IMAP_PASSWORD must be set, too.");
        }
        MailServer.Security security =
                security("onecare.imap.security", "ONECARE_IMAP_SECURITY", "tls");
        int port =
                port("onecare.imap.port", "ONECARE_IMAP_PORT", MailboxServer.usualPort(security));
        try {
            return new MailboxServer(
                    host,
                    port,
                    security,
                    user.get(),
                    password.get(),
                    text("onecare.imap.folder.inbox", "INBOX"),
                    text("onecare.imap.folder.taken", "OneCare/presi in carico"),
                    text("onecare.imap.folder.aside", "OneCare/da guardare"));
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "ONECARE_IMAP_FOLDER_INBOX, ONECARE_IMAP_FOLDER_TAKEN and ONECARE_IMAP_FOLDER_ASIDE must be three folders.",
                    fault);
        }
    }

    /**
     * Tells whether a setting of the mailbox was given without its host, so that it counts for
     * nothing.
     *
     * @return true if so
     */
    public boolean isMailboxHalfSet() {
        return find("onecare.imap.host").isEmpty()
                && (find("onecare.imap.user").isPresent()
                        || find("onecare.imap.password").isPresent());
    }

    /**
     * Gives whom members may add to their family: {@code onecare.family.additions}, {@code all}
     * (whom the library's standard lets them, the default), {@code on-roll} (only who is on the
     * insurer's roll counts) or {@code none}.
     *
     * @return the policy
     * @throws StartupFailure if the setting is none of these
     */
    public FamilyPolicy familyPolicy() {
        FamilyPolicy standard = FamilyPolicy.standard();
        String additions = text("onecare.family.additions", "all");
        return switch (additions) {
            case "all" -> standard;
            case "on-roll" ->
                    new FamilyPolicy(
                            Declarations.ONLY_IF_ON_ROLL, standard.most(), standard.mostInAll());
            case "none" -> FamilyPolicy.closed();
            default ->
                    throw new StartupFailure(
                            "ONECARE_FAMILY_ADDITIONS is (%s) but must be all, on-roll or none."
                                    .formatted(additions));
        };
    }

    /**
     * Gives the OpenID provider by which people may log in: {@code onecare.openid.issuer}, {@code
     * onecare.openid.client.id}, {@code onecare.openid.client.secret}, {@code onecare.openid.match}
     * ({@code tax-code}, which is the default, {@code email} or {@code user-name}), {@code
     * onecare.openid.claim} (default: the usual one) and {@code onecare.openid.scopes}.
     *
     * @return empty if no issuer is set
     * @throws StartupFailure if a setting is missing or has not its form
     */
    public Optional<OpenIdSettings> openId() {
        return find("onecare.openid.issuer").map(this::openId);
    }

    private OpenIdSettings openId(String issuer) {
        if (!BASE_URL.matcher(issuer).matches()) {
            throw new StartupFailure(
                    "ONECARE_OPENID_ISSUER is (%s) but must be an address such as https://login.example.org/realms/insurer, without query."
                            .formatted(issuer));
        }
        String clientId = text("onecare.openid.client.id", "");
        String clientSecret = text("onecare.openid.client.secret", "");
        if (clientId.isEmpty() || clientSecret.isEmpty()) {
            throw new StartupFailure(
                    "ONECARE_OPENID_ISSUER is set, but ONECARE_OPENID_CLIENT_ID and"
                            + " ONECARE_OPENID_CLIENT_SECRET are not both: the provider gives them.");
        }
        OpenIdSettings.Match match = openIdMatch();
        String scopes = text("onecare.openid.scopes", "openid profile email");
        if (!List.of(scopes.split(" ")).contains("openid")) {
            throw new StartupFailure(
                    "ONECARE_OPENID_SCOPES is (%s) but must have openid among them."
                            .formatted(scopes));
        }
        return new OpenIdSettings(
                issuer,
                clientId,
                clientSecret,
                match,
                text("onecare.openid.claim", match.usualClaim()),
                scopes);
    }

    private OpenIdSettings.Match openIdMatch() {
        String match = text("onecare.openid.match", "tax-code");
        try {
            return OpenIdSettings.Match.valueOf(match.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "ONECARE_OPENID_MATCH is (%s) but must be tax-code, email or user-name."
                            .formatted(match),
                    fault);
        }
    }

    /**
     * Tells pages whether people may log in by an OpenID provider.
     *
     * @return true if an issuer is set
     */
    public boolean isOpenIdOn() {
        return find("onecare.openid.issuer").isPresent();
    }

    /**
     * Gives what the button for it says: {@code onecare.openid.name}.
     *
     * @return such as {@code Entra con SPID}; empty for the portal's own words
     */
    public String getOpenIdName() {
        return text("onecare.openid.name", "");
    }

    private MailServer.Security security(String name, String variable, String usual) {
        String security = text(name, usual);
        try {
            return MailServer.Security.valueOf(security.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException fault) {
            throw new StartupFailure(
                    "%s is (%s) but must be none, starttls or tls.".formatted(variable, security),
                    fault);
        }
    }

    private int port(String name, String variable, int usual) {
        String port = text(name, String.valueOf(usual));
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > 65_535) {
            throw new StartupFailure(
                    "%s is (%s) but must be 1 to 65535.".formatted(variable, port));
        }
        return Integer.parseInt(port);
    }

    private String text(String name, String defaultValue) {
        return find(name).orElse(defaultValue);
    }

    private Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class)
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }
}

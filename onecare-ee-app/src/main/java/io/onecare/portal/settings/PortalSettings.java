package io.onecare.portal.settings;

import io.onecare.core.account.RegistrationProof;
import io.onecare.core.account.SessionLimits;
import io.onecare.core.booking.BookingPolicy;
import io.onecare.core.member.Declarations;
import io.onecare.core.member.FamilyPolicy;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.HoldPolicy;
import io.onecare.core.setting.SettingsVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What was set, in the types that the portal works with; {@link Setting} declares the settings.
 * Pages read them as {@code #{portal.…}}.
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

    private final Function<Setting, Optional<String>> given;
    private final OnScreen onScreen;

    /** Made by the container for its proxies. */
    PortalSettings() {
        this(new OnScreen());
    }

    /**
     * Reads what was given to the server, and what was changed since.
     *
     * @param onScreen keeps what administrators have changed
     */
    @Inject
    public PortalSettings(OnScreen onScreen) {
        this(PortalSettings::configured, onScreen);
    }

    /** Reads from elsewhere. */
    PortalSettings(Function<Setting, Optional<String>> given, OnScreen onScreen) {
        this.given = given;
        this.onScreen = onScreen;
    }

    /**
     * Finds the settings that are out of their bounds.
     *
     * @return a sentence for each, in the order of the guide; without the value of a secret
     */
    public List<String> faults() {
        return Arrays.stream(Setting.values())
                .flatMap(
                        setting ->
                                find(setting)
                                        .filter(value -> !setting.accepts(value))
                                        .map(setting::fault)
                                        .stream())
                .toList();
    }

    /**
     * Finds what looks like a setting and is none: a name that was mistyped, or one of another
     * version.
     *
     * @param names the names of environment variables
     * @return those that begin as settings do, in alphabetical order
     */
    public static List<String> unknown(Set<String> names) {
        Set<String> known =
                Arrays.stream(Setting.values())
                        .map(Setting::variable)
                        .collect(Collectors.toUnmodifiableSet());
        return names.stream()
                .filter(name -> name.startsWith(Setting.PREFIX) && !known.contains(name))
                .sorted()
                .toList();
    }

    /**
     * Tells what the portal is run for: {@code onecare.mode}, {@code demo} (default) or {@code
     * production}.
     *
     * @return the mode
     * @throws StartupFailure if the setting has another value
     */
    public Mode mode() {
        return choice(Setting.MODE, Mode.class);
    }

    /**
     * Gives the host names under which the portal answers: {@code onecare.hosts}, separated by
     * commas, without port. Default: this machine's own.
     *
     * @return host names in lower case
     */
    public List<String> hosts() {
        return Arrays.stream(text(Setting.HOSTS).split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /**
     * Gives the addresses of the proxies before the portal: {@code onecare.proxies}.
     *
     * @return IP addresses; empty if people reach the portal themselves
     */
    public Set<String> proxies() {
        return Arrays.stream(text(Setting.PROXIES).split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Tells whether {@code onecare.hosts} was given.
     *
     * @return false if the default is in force
     */
    public boolean hostsGiven() {
        return find(Setting.HOSTS).isPresent();
    }

    /**
     * Gives the name of the service: {@code onecare.brand.name}.
     *
     * @return such as {@code OneCare}
     */
    public String getName() {
        return text(Setting.BRAND_NAME);
    }

    /**
     * Gives the folder with the insurer's {@code brand.css} and {@code logo.svg}: {@code
     * onecare.brand.folder}.
     *
     * @return empty if the portal looks as it comes
     */
    public Optional<String> brandFolder() {
        return find(Setting.BRAND_FOLDER);
    }

    /**
     * Gives the folder in which feeds of files are put: {@code onecare.import.folder}.
     *
     * @return empty if none is watched
     */
    public Optional<Path> importFolder() {
        return find(Setting.IMPORT_FOLDER).map(Path::of);
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
        return text(Setting.CONTACT_PHONE);
    }

    /**
     * Gives the mailbox for bookings: {@code onecare.contact.email}.
     *
     * @return an address
     */
    public String getContactEmail() {
        return text(Setting.CONTACT_EMAIL);
    }

    /**
     * Gives the mailbox for bookings, as an address to which answers to mails go.
     *
     * @return one plain address
     * @throws StartupFailure if {@code onecare.contact.email} is none
     */
    public EmailAddress contactMailbox() {
        return EmailAddress.of(checked(Setting.CONTACT_EMAIL));
    }

    /**
     * Gives the mailbox for bookings that the installation says, whatever is shown to people.
     *
     * @return empty if it is none
     */
    public Optional<EmailAddress> installedMailbox() {
        return installed(Setting.CONTACT_EMAIL)
                .filter(Setting.CONTACT_EMAIL::accepts)
                .map(EmailAddress::of);
    }

    /**
     * Gives the phone number for help with the registration: {@code onecare.registration.phone}.
     *
     * @return as it is shown; that for bookings if there is none of its own
     */
    public String getRegistrationPhone() {
        return find(Setting.REGISTRATION_PHONE).orElseGet(this::getContactPhone);
    }

    /**
     * Gives the mailbox for help with the registration: {@code onecare.registration.email}.
     *
     * @return an address; that for bookings if there is none of its own
     */
    public String getRegistrationEmail() {
        return find(Setting.REGISTRATION_EMAIL).orElseGet(this::getContactEmail);
    }

    /**
     * Tells whether phone and mailbox for bookings were given.
     *
     * @return false if a made-up default would be shown
     */
    public boolean contactGiven() {
        return find(Setting.CONTACT_PHONE).isPresent() && find(Setting.CONTACT_EMAIL).isPresent();
    }

    /**
     * Gives the time from which the phone is answered, Monday to Friday: {@code
     * onecare.contact.opens}.
     *
     * @return such as {@code 9:00}, Europe/Rome
     */
    public String getContactOpens() {
        return text(Setting.CONTACT_OPENS);
    }

    /**
     * Gives the time until which the phone is answered, Monday to Friday: {@code
     * onecare.contact.closes}.
     *
     * @return such as {@code 18:00}, Europe/Rome
     */
    public String getContactCloses() {
        return text(Setting.CONTACT_CLOSES);
    }

    /**
     * Gives the address of a tile server with {@code {z}}, {@code {x}} and {@code {y}}: {@code
     * onecare.map.tiles.url}. Browsers then ask that server for pictures, and it learns which part
     * of the map they look at.
     *
     * @return empty for the offline map that ships, and for an address that the start refuses
     */
    public String getTilesUrl() {
        return find(Setting.MAP_TILES_URL).filter(Setting.MAP_TILES_URL::accepts).orElse("");
    }

    /**
     * Gives the credit the tile server asks for: {@code onecare.map.tiles.attribution}.
     *
     * @return plain text, possibly empty
     */
    public String getTilesAttribution() {
        return text(Setting.MAP_TILES_ATTRIBUTION);
    }

    /**
     * Gives what the installation says, whatever was changed on screen.
     *
     * @param setting which setting
     * @return its value, or its default; empty if there is none
     */
    public Optional<String> installed(Setting setting) {
        return givenTo(setting).or(setting::usual);
    }

    /**
     * Gives what is in force, as this node knows it.
     *
     * @param setting which setting
     * @return its value on screen, else that of the installation; empty if there is none
     */
    public Optional<String> inForce(Setting setting) {
        return find(setting).or(setting::usual);
    }

    /**
     * Gives the insurer's main colour: {@code onecare.brand.colour}.
     *
     * @return empty for the portal's own
     */
    public Optional<BrandColour> brandColour() {
        return find(Setting.BRAND_COLOUR).flatMap(BrandColour::find);
    }

    /**
     * Gives what the insurer decides about bookings: {@code onecare.booking.notice.hours} and
     * {@code onecare.booking.answer.days}.
     *
     * @param stored what is stored of {@link ScreenTopic#BOOKING}
     * @return the policy
     */
    public BookingPolicy bookingPolicy(SettingsVersion stored) {
        return new BookingPolicy(
                Duration.ofHours(number(Setting.BOOKING_NOTICE_HOURS, stored)),
                number(Setting.BOOKING_ANSWER_DAYS, stored));
    }

    /**
     * Gives which slots are open for booking: {@code onecare.booking.lead.hours} and {@code
     * onecare.horizon.days}.
     *
     * @param stored what is stored of {@link ScreenTopic#HORIZON}
     * @return the window
     */
    public BookingWindow bookingWindow(SettingsVersion stored) {
        return new BookingWindow(
                Duration.ofHours(number(Setting.BOOKING_LEAD_HOURS, stored)), horizonDays(stored));
    }

    /**
     * Gives how many days ahead slots are opened: {@code onecare.horizon.days}.
     *
     * @param stored what is stored of {@link ScreenTopic#HORIZON}
     * @return today included
     */
    public int horizonDays(SettingsVersion stored) {
        return number(Setting.HORIZON_DAYS, stored);
    }

    /**
     * Gives how slots are held: {@code onecare.hold.minutes} and {@code onecare.hold.slots}.
     *
     * @param stored what is stored of {@link ScreenTopic#HOLDS}
     * @return the policy
     */
    public HoldPolicy holdPolicy(SettingsVersion stored) {
        return new HoldPolicy(
                Duration.ofMinutes(number(Setting.HOLD_MINUTES, stored)),
                number(Setting.HOLD_SLOTS, stored));
    }

    /**
     * Gives how many days before an appointment people can choose to be reminded: {@code
     * onecare.reminder.days}.
     *
     * @return in the order of {@link Reminder#CHOICES}; empty if there are no reminders
     */
    public List<Integer> reminderDays() {
        String days = text(Setting.REMINDER_DAYS);
        List<String> chosen = Arrays.stream(days.split(",")).map(String::strip).toList();
        return Reminder.CHOICES.stream()
                .filter(day -> chosen.contains(String.valueOf(day)))
                .toList();
    }

    /**
     * Gives how many days before an appointment a reminder is chosen at first: {@code
     * onecare.reminder.first}. Where that many cannot be had, it is as many as can.
     *
     * @return 0 for no reminder
     */
    public int firstReminder() {
        String first = text(Setting.REMINDER_FIRST);
        return first.equals(SettingForm.NONE) ? 0 : Integer.parseInt(first);
    }

    private int number(Setting setting, SettingsVersion stored) {
        return OnScreen.within(stored, setting)
                .or(() -> installed(setting).filter(setting::accepts))
                .or(setting::usual)
                .map(Integer::parseInt)
                .orElseThrow();
    }

    /**
     * Gives the database's address.
     *
     * @return a JDBC URL
     */
    public String databaseUrl() {
        return text(Setting.DB_URL);
    }

    /**
     * Tells whether the database has a password.
     *
     * @return true if one is set
     */
    public boolean databasePasswordGiven() {
        return find(Setting.DB_PASSWORD).isPresent();
    }

    /**
     * Gives the folder for what the portal keeps on this machine.
     *
     * @return empty if none is set
     */
    public Optional<Path> dataFolder() {
        return find(Setting.DATA).map(Path::of);
    }

    /**
     * Gives the keys that secrets in the database are encrypted with: {@code onecare.secret.key},
     * separated by commas. The first writes, all read, so that a key can be changed.
     *
     * @return as they were given; empty if none is
     */
    public List<String> secretKeys() {
        return Arrays.stream(text(Setting.SECRET_KEY).split(","))
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
        return text(Setting.HTTP_PORT);
    }

    /**
     * Gives the port at which metrics are read: {@code onecare.metrics.port}.
     *
     * @return empty if there is none
     */
    public OptionalInt metricsPort() {
        String port = text(Setting.METRICS_PORT);
        return port.equals("-1") || !Setting.METRICS_PORT.accepts(port)
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(port));
    }

    /**
     * Gives the network address the server listens on.
     *
     * @return a host name or address, or {@code *} for all
     */
    public String address() {
        return text(Setting.HTTP_ADDRESS);
    }

    /**
     * Gives the address under which people reach the portal: {@code onecare.base.url}. Links in
     * mails are made of it, never of a request's Host header. Default: this machine and its port.
     *
     * @return such as {@code https://portal.example.org}, without a slash at its end
     * @throws StartupFailure if the setting is no http or https address, or has a query
     */
    public String baseUrl() {
        return (baseUrlGiven() ? checked(Setting.BASE_URL) : "http://localhost:" + port())
                .replaceAll("/+$", "");
    }

    /**
     * Tells whether {@code onecare.base.url} was given.
     *
     * @return false if the default is in force
     */
    public boolean baseUrlGiven() {
        return find(Setting.BASE_URL).isPresent();
    }

    /**
     * Tells whether browsers send the session's cookie by https only: {@code
     * onecare.cookie.secure}.
     *
     * @return false if it was not set to true
     */
    public boolean cookieSecure() {
        return text(Setting.COOKIE_SECURE).equals("true");
    }

    /**
     * Gives what proves who registers: {@code onecare.registration.proof}, {@code roll-email}
     * unless it is set.
     *
     * @return the proof
     * @throws StartupFailure if the setting is none of the library's proofs
     */
    public RegistrationProof registrationProof() {
        return choice(Setting.REGISTRATION_PROOF, RegistrationProof.class);
    }

    /**
     * Gives how long log-ins last: {@code onecare.session.minutes} without a click, 15 unless it is
     * set, and twelve hours in all.
     *
     * @return the limits
     * @throws StartupFailure if the setting is no number from 5 to 60
     */
    public SessionLimits sessionLimits() {
        return new SessionLimits(
                Duration.ofMinutes(number(Setting.SESSION_MINUTES)),
                SessionLimits.standard().longest());
    }

    /**
     * Gives how long a facility's own agenda system may be silent before the portal shows the
     * facility as booked by phone: {@code onecare.agenda.silence.minutes}, 120 unless it is set.
     *
     * @return the longest silence
     * @throws StartupFailure if the setting is no number from 5 to 9999
     */
    public Duration longestSilence() {
        return Duration.ofMinutes(number(Setting.AGENDA_SILENCE_MINUTES));
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
        return number(Setting.SEARCH_STATISTICS_DAYS);
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
        return find(Setting.MAIL_HOST).map(this::mailServer);
    }

    private MailServer mailServer(String host) {
        MailServer.Security security = choice(Setting.MAIL_SECURITY, MailServer.Security.class);
        return new MailServer(
                host,
                port(Setting.MAIL_PORT, security.usualPort()),
                security,
                find(Setting.MAIL_USER).orElse(null),
                find(Setting.MAIL_PASSWORD).orElse(null));
    }

    /**
     * Gives the address that mails come from: {@code onecare.mail.from}.
     *
     * @return one plain address
     * @throws StartupFailure if the setting is none
     */
    public EmailAddress mailFrom() {
        return EmailAddress.of(checked(Setting.MAIL_FROM));
    }

    /**
     * Tells whether {@code onecare.mail.from} was given.
     *
     * @return false if the default is in force
     */
    public boolean mailFromGiven() {
        return find(Setting.MAIL_FROM).isPresent();
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
        return find(Setting.IMAP_HOST).map(this::mailbox);
    }

    private MailboxServer mailbox(String host) {
        Optional<String> user = find(Setting.IMAP_USER);
        Optional<String> password = find(Setting.IMAP_PASSWORD);
        if (user.isEmpty() || password.isEmpty()) {
            throw new StartupFailure(
                    "ONECARE_IMAP_HOST is set, so ONECARE_IMAP_USER and ONECARE_IMAP_PASSWORD must be set, too.");
        }
        MailServer.Security security = choice(Setting.IMAP_SECURITY, MailServer.Security.class);
        int port = port(Setting.IMAP_PORT, MailboxServer.usualPort(security));
        try {
            return new MailboxServer(
                    host,
                    port,
                    security,
                    user.get(),
                    password.get(),
                    text(Setting.IMAP_FOLDER_INBOX),
                    text(Setting.IMAP_FOLDER_TAKEN),
                    text(Setting.IMAP_FOLDER_ASIDE));
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
        return find(Setting.IMAP_HOST).isEmpty()
                && (find(Setting.IMAP_USER).isPresent() || find(Setting.IMAP_PASSWORD).isPresent());
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
        return switch (checked(Setting.FAMILY_ADDITIONS).toLowerCase(Locale.ROOT)) {
            case "on-roll" ->
                    new FamilyPolicy(
                            Declarations.ONLY_IF_ON_ROLL, standard.most(), standard.mostInAll());
            case "none" -> FamilyPolicy.closed();
            default -> standard;
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
        return find(Setting.OPENID_ISSUER).map(issuer -> provider());
    }

    private OpenIdSettings provider() {
        String issuer = checked(Setting.OPENID_ISSUER);
        String clientId = text(Setting.OPENID_CLIENT_ID);
        String clientSecret = text(Setting.OPENID_CLIENT_SECRET);
        if (clientId.isEmpty() || clientSecret.isEmpty()) {
            throw new StartupFailure(
                    "ONECARE_OPENID_ISSUER is set, but ONECARE_OPENID_CLIENT_ID and"
                            + " ONECARE_OPENID_CLIENT_SECRET are not both: the provider gives them.");
        }
        OpenIdSettings.Match match = choice(Setting.OPENID_MATCH, OpenIdSettings.Match.class);
        return new OpenIdSettings(
                issuer,
                clientId,
                clientSecret,
                match,
                find(Setting.OPENID_CLAIM).orElseGet(match::usualClaim),
                checked(Setting.OPENID_SCOPES));
    }

    /**
     * Tells pages whether people may log in by an OpenID provider.
     *
     * @return true if an issuer is set
     */
    public boolean isOpenIdOn() {
        return find(Setting.OPENID_ISSUER).isPresent();
    }

    /**
     * Gives what the button for it says: {@code onecare.openid.name}.
     *
     * @return such as {@code Entra con SPID}; empty for the portal's own words
     */
    public String getOpenIdName() {
        return text(Setting.OPENID_NAME);
    }

    /**
     * Tells how large a file to import may be: {@code onecare.import.megabytes}.
     *
     * @return its most bytes
     */
    public long importBytes() {
        return (long) number(Setting.IMPORT_MEGABYTES) << 20;
    }

    /**
     * Tells how long a file waits to be imported: {@code onecare.import.hours}.
     *
     * @return after this long without a step it is forgotten
     */
    public Duration importPatience() {
        return Duration.ofHours(number(Setting.IMPORT_HOURS));
    }

    /**
     * Tells from which share of things that end on whoever applies an import types how many: {@code
     * onecare.import.gone.percent}.
     *
     * @return 0 to 100; the share must be larger
     */
    public int importGonePercent() {
        return number(Setting.IMPORT_GONE_PERCENT);
    }

    /** The words of a setting are the names of the enum, in lower case and with hyphens. */
    private <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return Enum.valueOf(type, checked(setting).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private int port(Setting setting, int usual) {
        return find(setting).isPresent() ? number(setting) : usual;
    }

    private int number(Setting setting) {
        return Integer.parseInt(checked(setting));
    }

    private String checked(Setting setting) {
        String value = text(setting);
        if (!setting.accepts(value)) {
            throw new StartupFailure(setting.fault(value));
        }
        return value;
    }

    private String text(Setting setting) {
        return find(setting).or(setting::usual).orElse("");
    }

    private Optional<String> find(Setting setting) {
        return onScreen.find(setting).or(() -> givenTo(setting));
    }

    private Optional<String> givenTo(Setting setting) {
        return given.apply(setting).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The server's own variables are known by the name of the environment variable only. */
    private static Optional<String> configured(Setting setting) {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue(setting.property(), String.class)
                .or(() -> config.getOptionalValue(setting.variable(), String.class));
    }
}

package io.onecare.portal.settings;

import io.onecare.core.booking.BookingPolicy;
import io.onecare.core.notification.Reminder;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.HoldPolicy;
import io.onecare.core.schedule.ScheduleEditor;
import io.onecare.core.schedule.SlotHolds;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the portal, each declared once: its name, what it means, its default and what
 * its value must be. The tables of {@code docs/guide/configuration.md} are made of this, and a test
 * compares them; {@code server.xml} repeats the defaults of those that the server itself reads, and
 * the same test compares these, too.
 *
 * <p>{@code MAIL_HOST} is given as the environment variable {@code ONECARE_MAIL_HOST}. All are read
 * at start-up; a change counts from the next start on, save of those that administrators change on
 * screen.
 */
public enum Setting {
    /** What the portal is run for. */
    MODE(
            SettingGroup.SERVER,
            SettingForm.oneOf("demo", "production"),
            Usual.of("demo"),
            "`production` refuses the demo network, an embedded database or a PostgreSQL user without password, made-up"
                    + " contacts, a missing key for secrets, an OpenID provider without https, a mailbox that is half set or"
                    + " read in clear, a portal without host names and https address of its own, and no mail server"),
    /** Where it listens. */
    HTTP_PORT(
            SettingGroup.SERVER,
            SettingForm.port(),
            Usual.of("9080"),
            "the port; if it is taken, the console says so"),
    /** On which of the machine's networks it listens. */
    HTTP_ADDRESS(
            SettingGroup.SERVER,
            SettingForm.networkAddress(),
            Usual.of("localhost"),
            "the network address listened on; `*` for all of them"),
    /** The names it answers to. */
    HOSTS(
            SettingGroup.SERVER,
            SettingForm.hosts(),
            Usual.of("localhost,127.0.0.1,[::1]"),
            "host names the portal answers to; others get 421"),
    /** What stands before it. */
    PROXIES(
            SettingGroup.SERVER,
            SettingForm.addresses(),
            Usual.told("none"),
            "the reverse proxies before the portal, whose `X-Forwarded-For` is believed; limits count by the address that"
                    + " it gives. See [behind a proxy](#behind-a-proxy)"),
    /** Where links in mails lead. */
    BASE_URL(
            SettingGroup.SERVER,
            SettingForm.address("https://portal.example.org"),
            Usual.told("`http://localhost:` and the port"),
            "the address people use; links in mails lead there. Production wants https"),
    /** Whether sessions go by https only. */
    COOKIE_SECURE(
            SettingGroup.SERVER,
            SettingForm.oneOf("true", "false"),
            Usual.of("false"),
            "`true`: browsers send the session by https only. Production wants it"),
    /** What secrets in the database are encrypted with. */
    SECRET_KEY(
            SettingGroup.SERVER,
            SettingForm.keys(),
            Usual.told("in demo mode one that is made and kept in `ONECARE_DATA`"),
            "key that secrets of second factors, log-ins on their way to an OpenID provider and what addresses ask for are encrypted with; the"
                    + " same for all nodes. Production wants it; see [below](#the-key-for-secrets)",
            Secrecy.SECRET),
    /** Where metrics are read. */
    METRICS_PORT(
            SettingGroup.SERVER,
            SettingForm.portOrNone(),
            Usual.of("-1"),
            "a second port, for `/metrics` alone, by whatever host name; `-1` for none. Not for the public: see"
                    + " [monitoring](going-live.md#monitoring)"),
    /** On which of the machine's networks metrics are read. */
    METRICS_ADDRESS(
            SettingGroup.SERVER,
            SettingForm.networkAddress(),
            Usual.of("localhost"),
            "the network address of that port"),
    /** Where files are kept. */
    DATA(
            SettingGroup.DATABASE,
            SettingForm.text(1_000),
            Usual.told("`data/` beside the root `pom.xml`, or in the server package beside `bin/`"),
            "folder of the embedded database, in demo mode of the key for secrets, and of files that wait to be imported, in"
                    + " `imports/`"),
    /** The database. */
    DB_URL(
            SettingGroup.DATABASE,
            SettingForm.jdbcUrl(),
            Usual.told("H2 in `ONECARE_DATA`"),
            "JDBC address; `jdbc:postgresql://host:5432/name` for PostgreSQL (run on 15 and 17)",
            Secrecy.SECRET),
    /** Who logs in at the database. */
    DB_USER(SettingGroup.DATABASE, SettingForm.text(100), Usual.of("onecare"), "database user"),
    /** How they prove it. */
    DB_PASSWORD(
            SettingGroup.DATABASE,
            SettingForm.text(1_000),
            Usual.told("none"),
            "its password",
            Secrecy.SECRET),
    /** How many connections a node keeps. */
    DB_POOL(
            SettingGroup.DATABASE,
            SettingForm.number(1, 1_000),
            Usual.of("20"),
            "the most connections kept by a node"),
    /** What the service is called. */
    BRAND_NAME(
            SettingGroup.APPEARANCE,
            SettingForm.text(100),
            Usual.of("OneCare"),
            "name in header and titles, and beside the address that mails come from"),
    /** The insurer's look. */
    BRAND_FOLDER(
            SettingGroup.APPEARANCE,
            SettingForm.text(1_000),
            Usual.told("none"),
            "folder with the insurer's `brand.css` and `logo.svg` or `logo.png`; see [branding](branding.md)"),
    /** The insurer's main colour. */
    BRAND_COLOUR(
            SettingGroup.APPEARANCE,
            SettingForm.colour(),
            Usual.told("the portal's blue, or what `brand.css` says"),
            "main colour, of buttons and links; in the dark scheme a lighter one is made of it"),
    /** Whom to phone about bookings. */
    CONTACT_PHONE(
            SettingGroup.APPEARANCE,
            SettingForm.text(40),
            Usual.of("0378 087232"),
            "phone for bookings, as shown; the default rings nobody"),
    /** Whom to write about bookings. */
    CONTACT_EMAIL(
            SettingGroup.APPEARANCE,
            SettingForm.email(),
            Usual.of("rete@onecare.example"),
            "mailbox for bookings"),
    /** From when somebody answers. */
    CONTACT_OPENS(
            SettingGroup.APPEARANCE,
            SettingForm.time(),
            Usual.of("9:00"),
            "from when the phone is answered, Monday to Friday, Europe/Rome"),
    /** Until when somebody answers. */
    CONTACT_CLOSES(
            SettingGroup.APPEARANCE,
            SettingForm.time(),
            Usual.of("18:00"),
            "until when the phone is answered, Monday to Friday, Europe/Rome"),
    /** Whom to phone about the registration. */
    REGISTRATION_PHONE(
            SettingGroup.APPEARANCE,
            SettingForm.text(40),
            Usual.told("that for bookings"),
            "phone for help with the registration"),
    /** Whom to write about the registration. */
    REGISTRATION_EMAIL(
            SettingGroup.APPEARANCE,
            SettingForm.email(),
            Usual.told("that for bookings"),
            "mailbox for help with the registration"),
    /** What proves who registers. */
    REGISTRATION_PROOF(
            SettingGroup.RULES,
            SettingForm.oneOf("roll-email", "activation-code", "operator", "declared-email"),
            Usual.of("roll-email"),
            "what proves who registers: `roll-email`, the address on the insurer's roll; `activation-code`, a code from the"
                    + " insurer's letter; `operator`, the desk checks everybody; `declared-email`, any mailbox, for insurers who"
                    + " accept that risk. Whoever cannot prove it goes to the desk, which checks the identity"),
    /** How soon one may book. */
    BOOKING_LEAD_HOURS(
            SettingGroup.RULES,
            SettingForm.number(0, (int) BookingWindow.MAX_LEAD.toHours()),
            Usual.of("0"),
            "how many hours before a slot of an online agenda members must book it; `0`: until it begins. The desk may"
                    + " book later"),
    /** How far ahead one may book. */
    HORIZON_DAYS(
            SettingGroup.RULES,
            SettingForm.number(1, ScheduleEditor.MAX_HORIZON_DAYS),
            Usual.of(String.valueOf(ScheduleEditor.DEFAULT_HORIZON_DAYS)),
            "how many days ahead, today included, slots are opened and offered"),
    /** Until when one may call off. */
    BOOKING_NOTICE_HOURS(
            SettingGroup.RULES,
            SettingForm.number(0, 90),
            Usual.of(String.valueOf(BookingPolicy.standard().memberNotice().toHours())),
            "how many working hours of the desk must lie before an appointment for members to call it off or to move it;"
                    + " nine are a day of the desk"),
    /** Until when a facility answers. */
    BOOKING_ANSWER_DAYS(
            SettingGroup.RULES,
            SettingForm.number(1, 10),
            Usual.of(String.valueOf(BookingPolicy.standard().answerWorkingDays())),
            "within how many working days a facility answers a request; after that the desk takes it up"),
    /** How long a slot is held. */
    HOLD_MINUTES(
            SettingGroup.RULES,
            SettingForm.number(
                    (int) HoldPolicy.MIN_LENGTH.toMinutes(),
                    (int) SlotHolds.MAX_LENGTH.toMinutes()),
            Usual.of(String.valueOf(SlotHolds.LENGTH.toMinutes())),
            "how many minutes a chosen slot is held for whoever is booking; it can be made longer, to 30 in all"),
    /** How many slots are held at a time. */
    HOLD_SLOTS(
            SettingGroup.RULES,
            SettingForm.number(1, SlotHolds.MAX_LIMIT),
            Usual.of(String.valueOf(SlotHolds.USUAL_LIMIT)),
            "how many slots an account may hold at a time"),
    /** Which reminders can be chosen. */
    REMINDER_DAYS(
            SettingGroup.RULES,
            SettingForm.days(Reminder.CHOICES),
            Usual.of("1,2,3,7"),
            "how many days before an appointment people can choose to be reminded, at nine in the morning; `none`: no"
                    + " reminders"),
    /** Which reminder is chosen at first. */
    REMINDER_FIRST(
            SettingGroup.RULES,
            SettingForm.oneOf("1", "2", "3", "7", SettingForm.NONE),
            Usual.of("3"),
            "how many days before is chosen at first, or the most that can be had below; `none`: no reminder"),
    /** How long a log-in lasts. */
    SESSION_MINUTES(
            SettingGroup.RULES,
            SettingForm.number(5, 60),
            Usual.of("15"),
            "how long a log-in lasts without a click; two minutes before, the page warns and offers to go on. None lasts"
                    + " longer than 12 hours"),
    /** Whom members may add. */
    FAMILY_ADDITIONS(
            SettingGroup.RULES,
            SettingForm.oneOf("all", "on-roll", "none"),
            Usual.of("all"),
            "whom members may add to their family: `all` (spouse or partner, children, parents; insured as the member is),"
                    + " `on-roll` (only who is on the insurer's roll counts; others are referred to the contacts) or `none`"),
    /** When an agenda counts as silent. */
    AGENDA_SILENCE_MINUTES(
            SettingGroup.RULES,
            SettingForm.number(5, 9_999),
            Usual.of("120"),
            "how long a facility's own agenda system may be silent; after that the search shows the facility as booked by"
                    + " phone, and since when"),
    /** How long searches that found nothing are counted. */
    SEARCH_STATISTICS_DAYS(
            SettingGroup.RULES,
            SettingForm.number(30, 9_999),
            Usual.of("800"),
            "how many days the portal remembers how often searches found nothing, by day, service, province, price list and"
                    + " reason, for the reports of administrators. No person and no position is among it. With less than"
                    + " 730, twelve months have nothing to be compared with"),
    /** How large a file to import may be. */
    IMPORT_MEGABYTES(
            SettingGroup.RULES,
            SettingForm.number(1, 1_024),
            Usual.of("200"),
            "the largest file that administrators may send to be imported, in MiB; larger ones are imported by the command"
                    + " line"),
    /** How long a file waits to be imported. */
    IMPORT_HOURS(
            SettingGroup.RULES,
            SettingForm.number(1, 72),
            Usual.of("8"),
            "after how many hours an import that nobody went on with is forgotten, with its file and all that was read from it"),
    /** From which share of things that end on somebody types how many. */
    IMPORT_GONE_PERCENT(
            SettingGroup.RULES,
            SettingForm.number(0, 100),
            Usual.of("5"),
            "if an import ends more than this share of what is known, whoever applies it has to type how many; `100` never"
                    + " asks"),
    /** The mail server. */
    MAIL_HOST(
            SettingGroup.MAIL,
            SettingForm.host(),
            Usual.told("none: in demo mode mails are caught and shown at `/demo/mail`"),
            "the mail server (SMTP)"),
    /** Its port. */
    MAIL_PORT(
            SettingGroup.MAIL,
            SettingForm.port(),
            Usual.told("587 with `starttls`, 465 with `tls`, 25 with `none`"),
            "its port"),
    /** Its encryption. */
    MAIL_SECURITY(
            SettingGroup.MAIL,
            SettingForm.oneOf("none", "starttls", "tls"),
            Usual.of("starttls"),
            "`starttls` refuses to send without; the server's certificate must be right for its name"),
    /** Who logs in there. */
    MAIL_USER(
            SettingGroup.MAIL,
            SettingForm.text(320),
            Usual.told("none"),
            "log-in at the mail server"),
    /** How they prove it. */
    MAIL_PASSWORD(
            SettingGroup.MAIL,
            SettingForm.text(1_000),
            Usual.told("none"),
            "its password",
            Secrecy.SECRET),
    /** The sender of mails. */
    MAIL_FROM(
            SettingGroup.MAIL,
            SettingForm.email(),
            Usual.of("noreply@onecare.example"),
            "the address mails come from; the name beside it is `ONECARE_BRAND_NAME`"),
    /** The server of the mailbox. */
    IMAP_HOST(
            SettingGroup.MAILBOX,
            SettingForm.host(),
            Usual.told(
                    "none: nobody reads the mailbox, save in demo mode without a mail server, where `/demo/write` writes to"
                            + " it"),
            "the server of customer care's mailbox (IMAP); see [below](#the-mailbox-of-customer-care)"),
    /** Its port. */
    IMAP_PORT(
            SettingGroup.MAILBOX,
            SettingForm.port(),
            Usual.told("993 with `tls`, else 143"),
            "its port"),
    /** Its encryption. */
    IMAP_SECURITY(
            SettingGroup.MAILBOX,
            SettingForm.oneOf("none", "starttls", "tls"),
            Usual.of("tls"),
            "`starttls` refuses to read without, production refuses `none`; the server's certificate must be right for its"
                    + " name"),
    /** Who logs in there. */
    IMAP_USER(
            SettingGroup.MAILBOX,
            SettingForm.text(320),
            Usual.told("none"),
            "log-in at that server; wanted as soon as there is a host"),
    /** How they prove it. */
    IMAP_PASSWORD(
            SettingGroup.MAILBOX,
            SettingForm.text(1_000),
            Usual.told("none"),
            "its password; wanted as soon as there is a host",
            Secrecy.SECRET),
    /** Where mails come in. */
    IMAP_FOLDER_INBOX(
            SettingGroup.MAILBOX,
            SettingForm.text(200),
            Usual.of("INBOX"),
            "the folder that is read"),
    /** Where mails go that were taken. */
    IMAP_FOLDER_TAKEN(
            SettingGroup.MAILBOX,
            SettingForm.text(200),
            Usual.of("OneCare/presi in carico"),
            "the folder mails are moved to once taken. Made when it is missing; a slash separates the steps of a path,"
                    + " whatever the server uses"),
    /** Where mails go that cannot be read. */
    IMAP_FOLDER_ASIDE(
            SettingGroup.MAILBOX,
            SettingForm.text(200),
            Usual.of("OneCare/da guardare"),
            "the folder mails are moved to that could not be read, in the same way"),
    /** The OpenID provider. */
    OPENID_ISSUER(
            SettingGroup.OPENID,
            SettingForm.address("https://login.example.org/realms/insurer"),
            Usual.told("none: log-in by password only"),
            "the OpenID provider by which people may log in as well, as it calls itself; production wants https. See"
                    + " [below](#log-in-by-spid-cie-or-a-company-directory)"),
    /** The portal's name there. */
    OPENID_CLIENT_ID(
            SettingGroup.OPENID,
            SettingForm.text(320),
            Usual.told("none"),
            "what the portal is called there"),
    /** How the portal proves it. */
    OPENID_CLIENT_SECRET(
            SettingGroup.OPENID,
            SettingForm.text(1_000),
            Usual.told("none"),
            "its secret there",
            Secrecy.SECRET),
    /** What tells whose account it is. */
    OPENID_MATCH(
            SettingGroup.OPENID,
            SettingForm.oneOf("tax-code", "email", "user-name"),
            Usual.of("tax-code"),
            "by what the provider's person and the account are matched: `tax-code`, `email` (verified ones only) or"
                    + " `user-name`"),
    /** The claim that says it. */
    OPENID_CLAIM(
            SettingGroup.OPENID,
            SettingForm.text(200),
            Usual.told("`fiscalNumber`, `email` or `preferred_username`"),
            "the claim that says it"),
    /** What is asked for. */
    OPENID_SCOPES(
            SettingGroup.OPENID,
            SettingForm.scopes(),
            Usual.of("openid profile email"),
            "what the portal asks the provider for"),
    /** What the button says. */
    OPENID_NAME(
            SettingGroup.OPENID,
            SettingForm.text(60),
            Usual.told("words of the portal in both languages"),
            "what the button says, such as `Entra con SPID`"),
    /** Where an insurer puts files. */
    IMPORT_FOLDER(
            SettingGroup.IMPORTS,
            SettingForm.text(1_000),
            Usual.told("none: no folder is watched"),
            "folder with a folder for each feed of files to import; see"
                    + " [imports](imports.md#a-folder-that-the-portal-watches)"),
    /** Where map pictures come from. */
    MAP_TILES_URL(
            SettingGroup.MAP,
            SettingForm.tiles(),
            Usual.told("none: the offline map that ships"),
            "address of a tile server with `{z}`, `{x}`, `{y}` and, if wanted, `{s}`. Browsers then load pictures from it,"
                    + " and it learns which part of the map people look at"),
    /** Whose pictures they are. */
    MAP_TILES_ATTRIBUTION(
            SettingGroup.MAP,
            SettingForm.text(300),
            Usual.told("none"),
            "the credit the tile server asks for, plain text");

    /** Which settings are changed on screen, and on which page. */
    private static final Map<ScreenTopic, Set<Setting>> ON_SCREEN =
            new EnumMap<>(
                    Map.of(
                            ScreenTopic.CONTACT,
                            EnumSet.range(CONTACT_PHONE, REGISTRATION_EMAIL),
                            ScreenTopic.BRAND,
                            EnumSet.of(BRAND_NAME, BRAND_COLOUR),
                            ScreenTopic.BOOKING,
                            EnumSet.of(BOOKING_NOTICE_HOURS, BOOKING_ANSWER_DAYS),
                            ScreenTopic.HORIZON,
                            EnumSet.of(BOOKING_LEAD_HOURS, HORIZON_DAYS),
                            ScreenTopic.HOLDS,
                            EnumSet.of(HOLD_MINUTES, HOLD_SLOTS),
                            ScreenTopic.REMINDERS,
                            EnumSet.of(REMINDER_DAYS, REMINDER_FIRST)));

    /** What the names of all begin with. */
    static final String PREFIX = "ONECARE_";

    private final SettingGroup group;
    private final SettingForm form;
    private final Usual usual;
    private final String meaning;
    private final Secrecy secrecy;

    Setting(SettingGroup group, SettingForm form, Usual usual, String meaning) {
        this(group, form, usual, meaning, Secrecy.OPEN);
    }

    Setting(SettingGroup group, SettingForm form, Usual usual, String meaning, Secrecy secrecy) {
        this.group = group;
        this.form = form;
        this.usual = usual;
        this.meaning = meaning;
        this.secrecy = secrecy;
    }

    /** Whether a value may be repeated in messages and logs. */
    private enum Secrecy {
        OPEN,
        SECRET
    }

    /** A value that holds if none is given, or words for what holds then. */
    private record Usual(@Nullable String value, String words) {

        static Usual of(String value) {
            return new Usual(value, "`" + value + "`");
        }

        static Usual told(String words) {
            return new Usual(null, words);
        }
    }

    /**
     * Gives the environment variable.
     *
     * @return such as {@code ONECARE_MAIL_HOST}
     */
    public String variable() {
        return PREFIX + name();
    }

    /**
     * Gives the name that MicroProfile Config knows it by.
     *
     * @return such as {@code onecare.mail.host}
     */
    public String property() {
        return variable().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /**
     * Gives where it stands in the guide.
     *
     * @return its group
     */
    public SettingGroup group() {
        return group;
    }

    /**
     * Gives the value that holds if none is given.
     *
     * @return empty if there is none, or if it depends on other settings
     */
    public Optional<String> usual() {
        return Optional.ofNullable(usual.value);
    }

    /**
     * Says what holds if none is given.
     *
     * @return words for the guide, in Markdown
     */
    public String usualWords() {
        return usual.words;
    }

    /**
     * Says what it is for.
     *
     * @return words for the guide, in Markdown
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Says what a value must be.
     *
     * @return words that go on after "must be"
     */
    public String bounds() {
        return form.words();
    }

    /**
     * Gives the page on which administrators change it.
     *
     * @return empty if only the installation says what it is
     */
    public Optional<ScreenTopic> topic() {
        return ON_SCREEN.entrySet().stream()
                .filter(topic -> topic.getValue().contains(this))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Tells what it is typed into.
     *
     * @return such as {@code NUMBER}
     */
    public String kind() {
        return form.kind().name();
    }

    /**
     * Gives the smallest number or the length of the shortest text.
     *
     * @return 0 where there is no such bound
     */
    public int least() {
        return form.least();
    }

    /**
     * Gives the largest number or the length of the longest text.
     *
     * @return 0 where there is no such bound
     */
    public int most() {
        return form.most();
    }

    /**
     * Tells whether its value is a secret, or may hold one, and is never repeated.
     *
     * @return true for passwords, keys and the address of the database
     */
    public boolean isSecret() {
        return secrecy == Secrecy.SECRET;
    }

    /**
     * Tells whether a value is within the bounds.
     *
     * @param value a value, not empty
     * @return false if the portal refuses it
     */
    public boolean accepts(String value) {
        return form.accepts(value);
    }

    /**
     * Says what is wrong with a value.
     *
     * @param value a value that is not accepted
     * @return a sentence with the name, the value unless it is a secret, and the bounds
     */
    public String fault(String value) {
        return isSecret()
                ? "%s must be %s.".formatted(variable(), bounds())
                : "%s is (%s) but must be %s.".formatted(variable(), value, bounds());
    }
}

package io.onecare.portal.settings;

import io.onecare.core.person.EmailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the value of a setting must be: a test, and the words that say it. */
final class SettingForm {

    /** What says that there is none. */
    static final String NONE = "none";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s/?#@]+(/[^\\s?#]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TILES = Pattern.compile("https?://[a-zA-Z0-9.:{}-]+/[!-~]*");
    private static final Pattern HOST =
            Pattern.compile(
                    "[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]{2,45}]");
    private static final Pattern IP =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}");
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]");

    /** What somebody types it into. */
    enum Kind {
        NUMBER,
        TEXT,
        EMAIL,
        TIME,
        COLOUR,
        DAYS,
        OTHER
    }

    private final String words;
    private final Predicate<String> test;
    private final Kind kind;
    private final int least;
    private final int most;

    private SettingForm(String words, Predicate<String> test) {
        this(words, test, Kind.OTHER, 0, 0);
    }

    private SettingForm(String words, Predicate<String> test, Kind kind, int least, int most) {
        this.words = words;
        this.test = test;
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    /** One of the given words, in lower case or not. */
    static SettingForm oneOf(String... values) {
        List<String> all = List.of(values);
        String last = all.get(all.size() - 1);
        return new SettingForm(
                String.join(", ", all.subList(0, all.size() - 1)) + " or " + last,
                value -> all.contains(value.toLowerCase(Locale.ROOT)));
    }

    /** A whole number; both bounds belong to it. */
    static SettingForm number(int from, int to) {
        return new SettingForm(
                from + " to " + to,
                value ->
                        NUMBER.matcher(value).matches()
                                && Integer.parseInt(value) >= from
                                && Integer.parseInt(value) <= to,
                Kind.NUMBER,
                from,
                to);
    }

    static SettingForm port() {
        return number(1, 65_535);
    }

    static SettingForm portOrNone() {
        SettingForm port = port();
        return new SettingForm(
                port.words() + ", or -1 for none",
                value -> value.equals("-1") || port.accepts(value));
    }

    /** One line. */
    static SettingForm text(int longest) {
        return new SettingForm(
                "one line of at most " + longest + " characters",
                value ->
                        value.length() <= longest
                                && value.chars().noneMatch(Character::isISOControl),
                Kind.TEXT,
                1,
                longest);
    }

    static SettingForm email() {
        return new SettingForm(
                "one plain e-mail address, such as rete@example.org",
                SettingForm::isEmail,
                Kind.EMAIL,
                1,
                320);
    }

    /** Read by people on white, on the ground of the pages and on tints; see look.md. */
    static SettingForm colour() {
        return new SettingForm(
                "a colour such as #0a5aa8, dark enough to be read on the portal's light grounds"
                        + " (contrast of at least 4.5 : 1)",
                value -> BrandColour.find(value).filter(BrandColour::isReadable).isPresent(),
                Kind.COLOUR,
                7,
                7);
    }

    /** Some of the days that a reminder can be sent before an appointment. */
    static SettingForm days(List<Integer> choices) {
        String all = choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new SettingForm(
                "some of the days " + all + ", separated by commas, or none",
                value ->
                        value.equals(NONE)
                                || Arrays.stream(value.split(",", -1))
                                        .map(String::strip)
                                        .allMatch(
                                                day ->
                                                        NUMBER.matcher(day).matches()
                                                                && choices.contains(
                                                                        Integer.parseInt(day))),
                Kind.DAYS,
                0,
                0);
    }

    static SettingForm address(String example) {
        return new SettingForm(
                "an http or https address without query, such as " + example,
                value -> ADDRESS.matcher(value).matches());
    }

    static SettingForm tiles() {
        return new SettingForm(
                "an http or https address with {z}, {x} and {y}",
                value ->
                        TILES.matcher(value).matches()
                                && value.contains("{z}")
                                && value.contains("{x}")
                                && value.contains("{y}"));
    }

    static SettingForm host() {
        return new SettingForm("a host name or IP address", value -> isHost(value));
    }

    /** What a server listens on. */
    static SettingForm networkAddress() {
        return new SettingForm(
                "a host name, an IP address or *", value -> value.equals("*") || isHost(value));
    }

    static SettingForm hosts() {
        return new SettingForm(
                "host names or IP addresses, separated by commas, without port",
                value ->
                        Arrays.stream(value.split(",", -1))
                                .map(String::strip)
                                .allMatch(SettingForm::isHost));
    }

    static SettingForm addresses() {
        return new SettingForm(
                "IP addresses as the connection gives them, separated by commas",
                value ->
                        Arrays.stream(value.split(",", -1))
                                .map(String::strip)
                                .allMatch(address -> IP.matcher(address).matches()));
    }

    static SettingForm time() {
        return new SettingForm(
                "a time such as 9:00 or 18:30",
                value -> TIME.matcher(value).matches(),
                Kind.TIME,
                4,
                5);
    }

    static SettingForm jdbcUrl() {
        return new SettingForm(
                "a JDBC address that begins with jdbc:postgresql: or jdbc:h2:",
                value -> value.matches("jdbc:([a-z]+:)?(postgresql|h2):.+"));
    }

    /** Looked at by whoever uses them: their own message says more. */
    static SettingForm keys() {
        return new SettingForm(
                "32 bytes in Base64, as \"openssl rand -base64 32\" writes them; several are separated by commas",
                value ->
                        Arrays.stream(value.split(",", -1))
                                .map(String::strip)
                                .allMatch(key -> key.matches("[A-Za-z0-9+/]{43}=")));
    }

    static SettingForm scopes() {
        return new SettingForm(
                "words separated by spaces, openid among them",
                value -> List.of(value.split(" ")).contains("openid"));
    }

    Kind kind() {
        return kind;
    }

    /** The smallest number or shortest text, where that is a bound. */
    int least() {
        return least;
    }

    /** The largest number or longest text, where that is a bound. */
    int most() {
        return most;
    }

    boolean accepts(String value) {
        return test.test(value);
    }

    /** Goes on after "must be". */
    String words() {
        return words;
    }

    private static boolean isHost(String value) {
        return HOST.matcher(value).matches();
    }

    private static boolean isEmail(String value) {
        try {
            EmailAddress.of(value);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    @Override
    public String toString() {
        return words;
    }
}

package io.onecare.portal.settings;

import io.onecare.core.person.EmailAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of a setting must be: a test, and the words that say it. */
final class SettingForm {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s/?#@]+(/[^\\s?#]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TILES = Pattern.compile("https?://[a-zA-Z0-9.:{}-]+/[!-~]*");
    private static final Pattern HOST =
            Pattern.compile(
                    "[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?|\\[[0-9a-fA-F:.]{2,45}]");
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]");

    private final String words;
    private final Predicate<String> test;

    private SettingForm(String words, Predicate<String> test) {
        this.words = words;
        this.test = test;
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
                                && Integer.parseInt(value) <= to);
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
                                && value.chars().noneMatch(Character::isISOControl));
    }

    static SettingForm email() {
        return new SettingForm(
                "one plain e-mail address, such as rete@example.org", SettingForm::isEmail);
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

    static SettingForm time() {
        return new SettingForm(
                "a time such as 9:00 or 18:30", value -> TIME.matcher(value).matches());
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

package io.onecare.portal.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.access.AuditReason;
import io.onecare.core.account.CallerProof;
import io.onecare.core.account.LookReason;
import io.onecare.core.booking.BookingEvent;
import io.onecare.core.care.CareEvent;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.terms.AcceptanceForm;
import io.onecare.portal.faces.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that library and portal can write into the audit trail has a text for whoever it is
 * about. What they can write is read from their sources: each call that records names its action,
 * or puts it together from a beginning and the names of an enumeration. A call that this test
 * cannot read is a failure.
 */
class AuditActionsTest {

    private static final List<Path> SOURCES =
            List.of(
                    Path.of("..", "onecare-core", "src", "main", "java"),
                    Path.of("src", "main", "java"));

    /** The receiver, the actor and all that is said of the action, up to the next comma. */
    private static final Pattern CALL =
            Pattern.compile(
                    "\\baudit(?:Trail)?\\s*\\.record(?:All|Looks|Change)?\\(\\s*\\w+\\s*,\\s*([^,]+?)\\s*,");

    private static final Pattern ANY_CALL =
            Pattern.compile("\\baudit(?:Trail)?\\s*\\.record(?:All|Looks|Change)?\\(");
    private static final Pattern NAMED = Pattern.compile("\"([A-Z0-9_]+)\"");
    private static final Pattern PUT_TOGETHER = Pattern.compile("\"([A-Z0-9_]+_)\"\\s*\\+.*");

    /** A call that hands the action on to the one that records. */
    private static final Pattern HANDED_ON =
            Pattern.compile("\\b(?:changed|record)\\(\\s*[^\"()]*\"([A-Z0-9_]+)\"");

    private static final Map<String, Set<String>> ENDS =
            Map.ofEntries(
                    Map.entry("AUDIT_EXPORTED_FOR_", names(AuditReason.class)),
                    Map.entry("AUDIT_PERSON_SOUGHT_FOR_", names(AuditReason.class)),
                    Map.entry("AUDIT_VIEWED_FOR_", names(AuditReason.class)),
                    Map.entry("BOOKING_", names(BookingEvent.class)),
                    Map.entry("CALLER_IDENTIFIED_BY_", names(CallerProof.class)),
                    Map.entry("CARE_REQUEST_", names(CareEvent.class)),
                    Map.entry("IMPORTED_", names(ImportKind.class)),
                    Map.entry("PERSON_LISTED_FOR_", names(LookReason.Kind.class)),
                    Map.entry("PERSON_SEARCHED_FOR_", names(LookReason.Kind.class)),
                    Map.entry("PERSON_VIEWED_FOR_", names(LookReason.Kind.class)),
                    Map.entry("TERMS_", names(AcceptanceForm.class)),
                    Map.entry(
                            "REGISTRATION_", namesOf("io.onecare.core.account.RegistrationState")));

    @Test
    void every_action_has_a_text_in_both_languages() throws IOException {
        Set<String> actions = actionsOf(SOURCES);

        assertThat(actions)
                .hasSizeGreaterThan(50)
                .contains("LOGGED_IN", "PASSWORD_RESET", "BOOKING_MISS", "IDENTITY_REFUSED");
        // the files, because a bundle takes from Italian what English lacks
        for (String file : List.of("messages.properties", "messages_en.properties")) {
            Set<String> keys = keysOf(file);
            assertThat(actions)
                    .as(file)
                    .allSatisfy(action -> assertThat(keys).contains(key(action)));
        }
    }

    @Test
    void no_text_is_about_an_action_that_nobody_can_write() throws IOException {
        Set<String> actions = actionsOf(SOURCES);

        assertThat(
                        Language.IT.texts().keySet().stream()
                                .filter(key -> key.startsWith("access.action."))
                                .filter(key -> !key.equals("access.action.other"))
                                .map(key -> key.substring("access.action.".length())))
                .isSubsetOf(actions);
    }

    @Test
    void an_action_without_a_text_and_a_call_that_cannot_be_read_are_found() {
        assertThat(actionsIn("audit.record(actor, \"NEWS\", \"Booking\", id);"))
                .containsExactly("NEWS");
        assertThat(actionsIn("auditTrail\n .record(who,\n \"TERMS_\" + form, \"T\", id);"))
                .containsExactly("TERMS_ACCEPTED", "TERMS_SHOWN");
        assertThat(Language.IT.texts().containsKey(key("NEWS"))).isFalse();
        for (String unreadable :
                new String[] {
                    "audit.record(actor, action, \"Booking\", id);",
                    "audit.record(actor, \"NEWS_\" + what, \"Booking\", id);",
                    "audit.record(actorOf(a, b), \"NEWS\", \"Booking\", id);"
                }) {
            assertThatThrownBy(() -> actionsIn(unreadable)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void an_action_of_an_embedder_is_another_operation() {
        assertThat(AccessView.what(Language.IT.texts(), "OUR_OWN")).isEqualTo("Altra operazione");
        assertThat(AccessView.what(Language.EN.texts(), "LOGGED_IN"))
                .isEqualTo("Log-in to the members’ area");
    }

    private static Set<String> keysOf(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream data = Language.class.getResourceAsStream("/io/onecare/portal/" + file)) {
            texts.load(data);
        }
        return texts.stringPropertyNames();
    }

    private static String key(String action) {
        return "access.action." + action;
    }

    private static Set<String> actionsOf(List<Path> sources) throws IOException {
        Set<String> actions = new TreeSet<>();
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    actions.addAll(actionsIn(Files.readString(file)));
                }
            }
        }
        return actions;
    }

    private static Set<String> actionsIn(String source) {
        Set<String> actions = new TreeSet<>();
        Matcher calls = CALL.matcher(source);
        int read = 0;
        while (calls.find()) {
            read++;
            actions.addAll(actions(calls.group(1), source));
        }
        assertThat(read).as("calls that can be read in " + source).isEqualTo(all(source));
        return actions;
    }

    private static long all(String source) {
        return ANY_CALL.matcher(source).results().count();
    }

    private static Set<String> actions(String argument, String source) {
        Matcher named = NAMED.matcher(argument);
        if (named.matches()) {
            return Set.of(named.group(1));
        }
        Matcher together = PUT_TOGETHER.matcher(argument);
        if (together.matches() && ENDS.containsKey(together.group(1))) {
            return ENDS.get(together.group(1)).stream()
                    .map(end -> together.group(1) + end)
                    .collect(Collectors.toSet());
        }
        Set<String> handedOn =
                HANDED_ON
                        .matcher(source)
                        .results()
                        .map(call -> call.group(1))
                        .collect(Collectors.toSet());
        assertThat(argument).as("an action in " + source).isEqualTo("action");
        assertThat(handedOn).as("actions handed on in " + source).isNotEmpty();
        return handedOn;
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    }

    /** Of an enumeration that only the library sees. */
    private static Set<String> namesOf(String type) {
        try {
            return Arrays.stream(Class.forName(type).getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }
}

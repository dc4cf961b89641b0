package io.onecare.portal.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.core.access.AuditReason;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.AuditDamage;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.portal.faces.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page has words for whatever is in the trail. That actions have some is tested elsewhere. */
class AuditWordsTest {

    private static final List<Path> SOURCES =
            List.of(
                    Path.of("..", "onecare-core", "src", "main", "java"),
                    Path.of("src", "main", "java"));

    /** What is recorded about: the third thing that is given, up to the fourth. */
    private static final Pattern ABOUT =
            Pattern.compile(
                    "\\baudit(?:Trail)?\\s*\\.record(?:All)?\\("
                            + "\\s*\\w+\\s*,\\s*[^,;]+?,\\s*([^;]+?)\\s*,[^;]*;");

    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z]+)\"");

    /** Constants and what is handed on, by what it is written as. */
    private static final Map<String, Set<String>> KNOWN =
            Map.of(
                    "AuditTrail.PERSON", Set.of("Person"),
                    "AuditTrail.ACCOUNT", Set.of("Account"),
                    "AuditTrail.MEMBER", Set.of("Member"),
                    "StaffAccounts.SUBJECT", Set.of("Staff"),
                    "SUBJECT", Set.of("Staff", "AuditTrail"),
                    "filed.type()",
                            Set.of("AuditTrail", "Booking", "Facility", "CareRequest", "Staff"),
                    "found.isPresent() ? AuditTrail.PERSON : TRAIL", Set.of("Person", "AuditTrail"),
                    "command.subjectType()", Set.of());

    private final AuditWords italian = new AuditWords(Language.IT);

    @Test
    void every_kind_of_subject_has_a_text_in_both_languages() throws IOException {
        Set<String> kinds = kindsIn(SOURCES);

        assertThat(kinds).contains("Booking", "Person", "Registration", "AuditTrail", "Staff");
        for (String file : List.of("messages.properties", "messages_en.properties")) {
            assertThat(keysOf(file))
                    .as(file)
                    .containsAll(kinds.stream().map(kind -> "audit.subject." + kind).toList());
        }
    }

    @Test
    void every_reason_damage_and_kind_to_choose_has_a_text_in_both_languages() throws IOException {
        List<String> wanted =
                Stream.of(
                                Arrays.stream(AuditReason.values())
                                        .map(one -> "audit.reason." + one),
                                Arrays.stream(AuditDamage.values())
                                        .map(one -> "audit.chain.damage." + one),
                                Arrays.stream(AuditForm.About.values())
                                        .filter(one -> one != AuditForm.About.PERSON)
                                        .map(one -> "audit.kind." + one),
                                Arrays.stream(Role.values()).map(one -> "access.who." + one))
                        .flatMap(all -> all)
                        .toList();

        for (String file : List.of("messages.properties", "messages_en.properties")) {
            assertThat(keysOf(file)).as(file).containsAll(wanted);
        }
    }

    @Test
    void colleagues_have_names_and_others_their_role() {
        assertThat(italian.who(entry("Booking", "b", "Ada Neri", null)))
                .isEqualTo("Ada Neri – Operatore del Customer Care");
        assertThat(italian.who(entry("Booking", "b", null, null)))
                .isEqualTo("Operatore del Customer Care");
    }

    @Test
    void a_subject_is_called_by_its_name_or_the_beginning_of_its_id() {
        String id = "0a1b2c3d-0000-4000-8000-000000000001";

        assertThat(italian.subject(entry("Booking", id, null, "7K3M-9Q2D")))
                .isEqualTo("Prenotazione 7K3M-9Q2D");
        assertThat(italian.subject(entry("Person", id, null, null))).isEqualTo("Persona 0a1b2c3d…");
        assertThat(italian.subject(entry("AuditTrail", "AuditTrail", null, null)))
                .isEqualTo("Registro delle operazioni");
        assertThat(italian.subject(entry("Ticket", "12", null, null)))
                .isEqualTo("Altro (Ticket) 12");
        assertThat(italian.action("OUR_OWN")).isEqualTo("Altra operazione (OUR_OWN)");
        assertThat(italian.field("ourOwn")).isEqualTo("ourOwn");
    }

    @Test
    void values_of_changes_are_read_as_words_and_days() {
        assertThat(italian.value("bookingMode", "BY_PHONE")).isEqualTo("Per telefono");
        assertThat(italian.value("validUntil", "2026-12-31")).isEqualTo("31/12/2026");
        assertThat(italian.value("name", "BY_PHONE")).isEqualTo("BY_PHONE");
        assertThat(italian.value("validUntil", "2026-13-45")).isEqualTo("2026-13-45");
    }

    private static FoundEntry entry(String kind, String id, String colleague, String name) {
        return new FoundEntry(
                new AuditEntry(
                        AuditEntryId.of(new UUID(7, 9)),
                        Instant.EPOCH,
                        Role.OPERATOR,
                        "desk-1",
                        "SEEN",
                        kind,
                        id,
                        null),
                colleague,
                name,
                List.of());
    }

    private static Set<String> kindsIn(List<Path> sources) throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher calls = ABOUT.matcher(Files.readString(file));
                    while (calls.find()) {
                        kinds.addAll(kinds(calls.group(1), file));
                    }
                }
            }
        }
        return kinds;
    }

    private static Set<String> kinds(String written, Path file) {
        if (KNOWN.containsKey(written)) {
            return KNOWN.get(written);
        }
        Set<String> literals = new TreeSet<>();
        LITERAL.matcher(written).results().forEach(found -> literals.add(found.group(1)));
        assertThat(literals).as("the kind (" + written + ") in " + file).isNotEmpty();
        return literals;
    }

    private static Set<String> keysOf(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream data = Language.class.getResourceAsStream("/io/onecare/portal/" + file)) {
            texts.load(data);
        }
        return texts.stringPropertyNames();
    }
}

package io.onecare.portal.audit.web;

import io.onecare.core.Role;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.AuditEntry;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.TypedDate;
import java.text.Collator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words what entries of the audit trail hold in codes. */
final class AuditWords {

    private static final String ACTIONS = "access.action.";
    private static final String SUBJECTS = "audit.subject.";
    private static final String FIELDS = "audit.field.";
    private static final String OTHER = "other";
    private static final int SHORT_ID = 8;
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final Language language;
    private final ResourceBundle texts;

    private static final String VALUES = "audit.value.";

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    AuditWords(Language language) {
        this.language = language;
        this.texts = language.texts();
    }

    String when(AuditEntry entry) {
        ZonedDateTime moment = entry.occurredAt().atZone(ROME);
        Formats formats = Formats.of(language);
        return language.say(
                "audit.when",
                formats.date(moment.toLocalDate()),
                "%02d:%02d:%02d"
                        .formatted(moment.getHour(), moment.getMinute(), moment.getSecond()));
    }

    String role(Role role) {
        return texts.getString("access.who." + role);
    }

    /** Whoever works here by name, everybody else by their role alone. */
    String who(FoundEntry found) {
        String role = role(found.entry().role());
        return found.colleague() == null
                ? role
                : language.say("audit.who", found.colleague(), role);
    }

    /** What embedders record themselves is shown by its code. */
    String action(String action) {
        return texts.containsKey(ACTIONS + action)
                ? texts.getString(ACTIONS + action)
                : language.say("audit.action.unknown", action);
    }

    String subjectType(String type) {
        String key = SUBJECTS + type;
        return texts.containsKey(key)
                ? texts.getString(key)
                : language.say("audit.subject.unknown", type);
    }

    /** What embedders call their own fields is shown as it is. */
    String field(String word) {
        String key = FIELDS + word;
        return texts.containsKey(key) ? texts.getString(key) : word;
    }

    /** Days as they are read, and names of constants that have a text; all else as it is kept. */
    String value(String word, String value) {
        Optional<LocalDate> day =
                ISO_DAY.matcher(value).matches() ? TypedDate.read(value) : Optional.empty();
        if (day.isPresent()) {
            return Formats.of(language).date(day.get());
        }
        String key = VALUES + word + "." + value;
        return texts.containsKey(key) ? texts.getString(key) : value;
    }

    /** A change on one line. */
    String change(String word, @Nullable String before, @Nullable String after) {
        String none = texts.getString("audit.change.none");
        return language.say(
                "audit.change",
                field(word),
                before == null ? none : value(word, before),
                after == null ? none : value(word, after));
    }

    /** Its kind, and what it is called; the beginning of its id if it is called nothing. */
    String subject(FoundEntry found) {
        AuditEntry entry = found.entry();
        String kind = subjectType(entry.subjectType());
        String id = entry.subjectId();
        if (id.equals(entry.subjectType())) {
            return kind; // there is but one
        }
        String name =
                found.subject() != null
                        ? found.subject()
                        : id.length() > SHORT_ID ? id.substring(0, SHORT_ID) + "…" : id;
        return language.say("audit.about", kind, name);
    }

    /** Every action that has a text, by it, in the order of the texts. */
    List<Map.Entry<String, String>> actions() {
        Map<String, String> all = new TreeMap<>();
        for (String key : texts.keySet()) {
            if (key.startsWith(ACTIONS) && !key.endsWith("." + OTHER)) {
                all.put(key.substring(ACTIONS.length()), texts.getString(key));
            }
        }
        return all.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                Map.Entry::getValue, Collator.getInstance(language.locale())))
                .toList();
    }
}

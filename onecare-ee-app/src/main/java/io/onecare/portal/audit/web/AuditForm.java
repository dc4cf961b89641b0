package io.onecare.portal.audit.web;

import io.onecare.core.AccountId;
import io.onecare.core.Role;
import io.onecare.core.access.AuditCriteria;
import io.onecare.core.access.AuditReason;
import io.onecare.core.access.AuditSubject;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.care.CareRequestId;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.TypedDate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, as the address of the page has it. Nothing in it is about somebody but
 * technical ids: what is personal is posted, and its id is put here.
 */
final class AuditForm {

    /** The fields, in the order of the form. */
    static final String FROM = "from";

    static final String UNTIL = "until";
    static final String ROLE = "role";
    static final String COLLEAGUE = "colleague";
    static final String ACTION = "action";
    static final String ABOUT = "about";
    static final String ID = "id";
    static final String REASON = "reason";

    /** How many days are shown if none were asked for, today included. */
    static final int USUAL_DAYS = 7;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final int MAX_LENGTH = 60;

    /** What the subject can be, by the word in the address. */
    enum About {
        BOOKING,
        FACILITY,
        CARE_REQUEST,
        ACCOUNT,
        PERSON
    }

    private final Map<String, String> given = new LinkedHashMap<>();
    private final LocalDate today;

    /**
     * Reads a request.
     *
     * @param parameter gives a parameter of the address, or null
     * @param today in Italy
     */
    AuditForm(Function<String, @Nullable String> parameter, LocalDate today) {
        this.today = today;
        for (String field :
                new String[] {FROM, UNTIL, ROLE, COLLEAGUE, ACTION, ABOUT, ID, REASON}) {
            String text = parameter.apply(field);
            String kept = text == null ? "" : text.strip();
            if (!kept.isEmpty()) {
                given.put(field, kept.substring(0, Math.min(MAX_LENGTH, kept.length())));
            }
        }
    }

    String text(String field) {
        return given.getOrDefault(field, "");
    }

    /** The first day, as fields have it. */
    String from() {
        return given.getOrDefault(FROM, today.minusDays(USUAL_DAYS - 1L).toString());
    }

    /** The last day. */
    String until() {
        return given.getOrDefault(UNTIL, today.toString());
    }

    /** Whether one person is looked for. */
    boolean isAboutPerson() {
        return text(ABOUT).equals(About.PERSON.name());
    }

    /** What is wanted; empty if something is wrong, which is said. */
    Optional<AuditCriteria> criteria(FormMessages messages) {
        LocalDate from = day(FROM, from(), messages);
        LocalDate until = day(UNTIL, until(), messages);
        if (from != null && until != null && until.isBefore(from)) {
            messages.add(UNTIL, "ORDER");
        }
        Role role = constant(Role.class, ROLE, messages);
        AuditSubject subject = subject(messages);
        if (from == null || until == null || !messages.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new AuditCriteria(
                        from.atStartOfDay(ROME).toInstant(),
                        until.plusDays(1).atStartOfDay(ROME).toInstant(),
                        role,
                        given.get(COLLEAGUE),
                        given.get(ACTION),
                        subject));
    }

    private @Nullable AuditSubject subject(FormMessages messages) {
        About about = constant(About.class, ABOUT, messages);
        if (about == null) {
            if (!text(ID).isEmpty()) {
                messages.add(ABOUT, "ABOUT_MISSING");
            }
            return null;
        }
        if (text(ID).isEmpty()) {
            messages.add(ID, "ID_MISSING");
            return null;
        }
        Optional<? extends AuditSubject> subject =
                switch (about) {
                    case BOOKING ->
                            BookingReference.parse(text(ID)).map(AuditSubject.OfBooking::new);
                    case FACILITY -> Optional.of(new AuditSubject.OfFacility(text(ID)));
                    case CARE_REQUEST ->
                            uuid(text(ID))
                                    .map(CareRequestId::of)
                                    .map(AuditSubject.OfCareRequest::new);
                    case ACCOUNT ->
                            uuid(text(ID)).map(AccountId::of).map(AuditSubject.OfStaff::new);
                    case PERSON -> person(messages);
                };
        if (subject.isEmpty() && messages.isEmpty()) {
            messages.add(ID, "ID_MALFORMED");
        }
        return subject.orElse(null);
    }

    private Optional<AuditSubject.OfPerson> person(FormMessages messages) {
        AuditReason reason = constant(AuditReason.class, REASON, messages);
        if (reason == null && messages.isEmpty()) {
            messages.add(REASON, "REASON_MISSING");
        }
        return reason == null
                ? Optional.empty()
                : uuid(text(ID)).map(id -> new AuditSubject.OfPerson(id, reason));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDate day(String field, String text, FormMessages messages) {
        LocalDate day =
                TypedDate.read(text)
                        .filter(one -> one.getYear() >= 2000 && one.getYear() < 3000)
                        .orElse(null);
        if (day == null) {
            messages.add(field, "DAY");
        }
        return day;
    }

    private <E extends Enum<E>> @Nullable E constant(
            Class<E> type, String field, FormMessages messages) {
        if (text(field).isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(type, text(field));
        } catch (IllegalArgumentException none) {
            messages.add(field, "CHOICE");
            return null;
        }
    }

    /** The part of the address behind the question mark that asks the same again. */
    String query() {
        return query(given);
    }

    /** The same for one person instead. */
    String query(UUID person, AuditReason reason) {
        Map<String, String> fields = new LinkedHashMap<>(given);
        fields.put(ABOUT, About.PERSON.name());
        fields.put(ID, person.toString());
        fields.put(REASON, reason.name());
        return query(fields);
    }

    /** The same about anybody. */
    String queryWithoutSubject() {
        Map<String, String> fields = new LinkedHashMap<>(given);
        fields.keySet().removeAll(Set.of(ABOUT, ID, REASON));
        return query(fields);
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

package io.onecare.portal.booking.web;

import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.schedule.SlotId;
import io.onecare.portal.faces.Posted;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen so far. Nothing is kept on the server: it travels from page to page, in addresses
 * and hidden fields, and is looked at anew by each. Immutable.
 */
final class Choices {

    /** Where. */
    static final String FACILITY = "facility";

    /** Which service. */
    static final String SERVICE = "service";

    /** For whom. */
    static final String PATIENT = "patient";

    /** Whether a time was agreed with the facility by phone: yes or no. */
    static final String AGREED = "agreed";

    /** With whom; absent for no preference. */
    static final String PRACTITIONER = "practitioner";

    /** The slot that was chosen. */
    static final String SLOT = "slot";

    /** When that slot starts. */
    static final String AT = "at";

    /** The time that was agreed, as the clock on the facility's wall shows it. */
    static final String WHEN = "when";

    /** The idempotency key of the wish. */
    static final String KEY = "key";

    /** The booking that gets another time; absent for a new one. */
    static final String MOVE = "move";

    /** What was searched for, to go back to the results; absent for whoever comes otherwise. */
    static final String BACK = "back";

    /** How many days before to remind; 0 for never. */
    static final String DAYS = "days";

    /** Where to remind, sealed; absent for the account's own address. */
    static final String TO = "to";

    /** The request to customer care that is worked on; absent for a call, and for members. */
    static final String REQUEST = "request";

    private static final List<String> NAMES =
            List.of(
                    FACILITY,
                    SERVICE,
                    PATIENT,
                    AGREED,
                    PRACTITIONER,
                    SLOT,
                    AT,
                    WHEN,
                    KEY,
                    MOVE,
                    BACK,
                    DAYS,
                    TO,
                    REQUEST);

    private static final String YES = "yes";

    /** Of facilities, services, practitioners and patients; no database takes just anything. */
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/~-]{1,40}");

    private final Map<String, String> values;

    private Choices(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the form that was sent; or the address; or a form that came too late. */
    static Choices in(HttpServletRequest request) {
        Posted posted = Posted.in(request);
        boolean isForm = isForm(request);
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = isForm ? posted.text(name) : request.getParameter(name);
            if (value != null && !value.isBlank()) {
                values.put(name, value.strip());
            }
        }
        return new Choices(values);
    }

    /** What is asked to give a booking another time, at the same facility. */
    static Choices toMove(Booking booking) {
        return new Choices(Map.of())
                .with(FACILITY, booking.facilityCode())
                .with(SERVICE, booking.serviceCode())
                .with(PATIENT, booking.patientNumber())
                .with(AGREED, booking.slot() == null ? YES : "no")
                .with(
                        PRACTITIONER,
                        booking.practitionerCode() == null ? "" : booking.practitionerCode())
                .with(MOVE, booking.reference().toString());
    }

    /** Whether something was typed for this page, now or too late, and not for another visit. */
    static boolean isForm(HttpServletRequest request) {
        Posted posted = Posted.in(request);
        return posted.isSent() || (posted.isFilled() && request.getParameter(FACILITY) == null);
    }

    /** What was chosen; empty if it was not yet. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** These and another one; empty takes it away. */
    Choices with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        if (value.isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new Choices(more);
    }

    /** These without some. */
    Choices without(String... names) {
        Choices less = this;
        for (String name : names) {
            less = less.with(name, "");
        }
        return less;
    }

    /** The code that was chosen; empty if it can be none. */
    String code(String name) {
        return CODE.matcher(get(name)).matches() ? get(name) : "";
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean isAgreed() {
        return get(AGREED).equals(YES);
    }

    @Nullable String practitioner() {
        return code(PRACTITIONER).isEmpty() ? null : code(PRACTITIONER);
    }

    /** The slot; empty unless its start is known, too. */
    Optional<SlotId> slot() {
        try {
            return at().isEmpty() || get(SLOT).isEmpty()
                    ? Optional.empty()
                    : Optional.of(SlotId.of(UUID.fromString(get(SLOT))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    Optional<Instant> at() {
        return moment(get(AT));
    }

    static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    Optional<LocalDateTime> when() {
        try {
            return get(WHEN).isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(get(WHEN)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** The time for the library; empty if none was chosen. */
    Optional<AppointmentTime> time() {
        Optional<SlotId> slot = slot();
        return slot.isPresent()
                ? slot.map(AppointmentTime.InSlot::new)
                : when().map(
                                at ->
                                        new AppointmentTime.Agreed(
                                                code(FACILITY),
                                                practitioner(),
                                                at,
                                                AppointmentTime.Agreed.USUAL_DURATION));
    }

    Optional<IdempotencyKey> key() {
        try {
            return get(KEY).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new IdempotencyKey(get(KEY)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** As a query of an address, without the question mark. */
    String query() {
        return values.entrySet().stream()
                .map(choice -> choice.getKey() + "=" + encoded(choice.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As hidden fields. */
    List<HiddenField> fields() {
        return values.entrySet().stream()
                .map(choice -> new HiddenField(choice.getKey(), choice.getValue()))
                .toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The names only: who goes where for what is personal. */
    @Override
    public String toString() {
        return "Choices" + values.keySet();
    }
}

package io.onecare.portal.network.web;

import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityDetails;
import io.onecare.core.network.PositionSource;
import io.onecare.core.network.TextFault;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.TypedDate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The form of a facility: as it is filled in at first, and what is wrong with what was typed. */
final class FacilityForm {

    private static final int NAME = 200;
    private static final int STREET = 200;
    private static final int COMUNE = 100;
    private static final int PHONE = 30;

    /** More numbers than any facility has. */
    private static final int MOST_PHONES = 10;

    private final UnaryOperator<String> typed;
    private final FormMessages messages;

    FacilityForm(UnaryOperator<String> typed, FormMessages messages) {
        this.typed = typed;
        this.messages = messages;
    }

    /** What the fields of the form hold at first. */
    static Map<String, String> fields(FacilityDetails details, Formats formats) {
        GeoPoint position = details.position();
        EmailAddress email = details.notificationEmail();
        return Map.ofEntries(
                Map.entry("name", details.name()),
                Map.entry("street", details.address().street()),
                Map.entry("postalCode", details.address().postalCode()),
                Map.entry("comune", details.address().comune()),
                Map.entry("province", details.address().province()),
                Map.entry("lat", position == null ? "" : TypedPosition.write(position.latitude())),
                Map.entry("lon", position == null ? "" : TypedPosition.write(position.longitude())),
                Map.entry("phones", String.join("\n", details.phones())),
                Map.entry("email", email == null ? "" : email.value()),
                Map.entry("mode", details.bookingMode().name()),
                Map.entry("confirmation", details.confirmation().name()),
                Map.entry("validFrom", formats.date(details.period().from())),
                Map.entry(
                        "validUntil",
                        details.period()
                                .untilExclusive()
                                .map(day -> formats.date(day.minusDays(1)))
                                .orElse("")));
    }

    /**
     * Reads the form.
     *
     * @param known the facility as it is; null if it is to be added
     * @param centres finds the point of a comune by its name and province
     * @return empty if something is wrong, which the messages say
     */
    Optional<FacilityDetails> read(
            @Nullable FacilityDetails known,
            BiFunction<String, String, Optional<GeoPoint>> centres) {
        String name = text("name", NAME);
        String street = text("street", STREET);
        String postalCode = typed("postalCode");
        if (!postalCode.matches("\\d{5}")) {
            messages.add("postalCode", "POSTAL_CODE_MALFORMED");
        }
        String comune = text("comune", COMUNE);
        String province = typed("province").toUpperCase(Locale.ROOT);
        if (!province.matches("[A-Z]{2}")) {
            messages.add("province", "PROVINCE_MALFORMED");
        }
        Optional<GeoPoint> position = position(known);
        List<String> phones = phones();
        EmailAddress email = email();
        BookingMode mode = one(BookingMode.values(), "mode", "MODE_MISSING");
        BookingConfirmation confirmation =
                one(BookingConfirmation.values(), "confirmation", "CONFIRMATION_MISSING");
        ValidityPeriod period = period();
        if (!messages.isEmpty() || mode == null || confirmation == null || period == null) {
            return Optional.empty();
        }
        return Optional.of(
                new FacilityDetails(
                        name,
                        Address.of(street, postalCode, comune, province),
                        position.orElse(null),
                        position.map(at -> source(at, known, centres.apply(comune, province)))
                                .orElse(null),
                        phones,
                        email,
                        mode,
                        confirmation,
                        period));
    }

    private String typed(String field) {
        return typed.apply(field);
    }

    private String text(String field, int most) {
        String text = typed(field);
        TextFault.in(text, most).ifPresent(fault -> messages.add(field, field + "." + fault, most));
        return text;
    }

    /** What is written as it was, is where it was. */
    private Optional<GeoPoint> position(@Nullable FacilityDetails known) {
        String latitude = typed("lat");
        String longitude = typed("lon");
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return Optional.empty();
        }
        Optional<GeoPoint> read = TypedPosition.read(latitude, longitude);
        if (read.isEmpty()) {
            messages.add("lat", "POSITION_MALFORMED");
        } else if (read.get().swappedInItaly().isPresent()) {
            messages.add("lat", "POSITION_SWAPPED");
        }
        return read.map(
                at ->
                        known != null
                                        && known.position() != null
                                        && TypedPosition.isSame(at, known.position())
                                ? known.position()
                                : at);
    }

    private static PositionSource source(
            GeoPoint at, @Nullable FacilityDetails known, Optional<GeoPoint> centre) {
        if (known != null && known.positionSource() != null && at.equals(known.position())) {
            return known.positionSource();
        }
        return centre.filter(point -> TypedPosition.isSame(at, point)).isPresent()
                ? PositionSource.COMUNE
                : PositionSource.GIVEN;
    }

    private List<String> phones() {
        List<String> phones =
                typed("phones").lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        if (phones.size() > MOST_PHONES) {
            messages.add("phones", "TOO_MANY_PHONES", MOST_PHONES);
        } else if (phones.stream().anyMatch(one -> !one.matches("[0-9+()/. -]{4,}"))) {
            messages.add("phones", "PHONE_MALFORMED");
        } else if (phones.stream().anyMatch(one -> one.length() > PHONE)) {
            messages.add("phones", "PHONE_TOO_LONG", PHONE);
        }
        return phones;
    }

    private @Nullable EmailAddress email() {
        String text = typed("email");
        try {
            return text.isEmpty() ? null : EmailAddress.of(text);
        } catch (IllegalArgumentException malformed) {
            messages.add("email", "EMAIL_MALFORMED");
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E one(E[] values, String field, String problem) {
        String name = typed(field);
        Optional<E> found = Arrays.stream(values).filter(v -> v.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            messages.add(field, problem);
        }
        return found.orElse(null);
    }

    private @Nullable ValidityPeriod period() {
        Optional<LocalDate> from = TypedDate.read(typed("validFrom"));
        if (from.isEmpty()) {
            messages.add("validFrom", "DAY_MALFORMED");
        }
        if (typed("validUntil").isEmpty()) {
            return from.map(ValidityPeriod::from).orElse(null);
        }
        Optional<LocalDate> last = TypedDate.read(typed("validUntil"));
        if (last.isEmpty()) {
            messages.add("validUntil", "LAST_DAY_MALFORMED");
        } else if (from.isPresent() && last.get().isBefore(from.get())) {
            messages.add("validUntil", "LAST_DAY_BEFORE_FIRST");
        } else if (from.isPresent()) {
            return ValidityPeriod.between(from.get(), last.get().plusDays(1));
        }
        return null;
    }
}

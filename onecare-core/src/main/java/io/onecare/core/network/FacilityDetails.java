package io.onecare.core.network;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a facility besides its code and its services.
 *
 * @param name the facility's name, 1 to 200 characters, any script, no control characters
 * @param address the postal address
 * @param position the position on WGS 84, or null if it is not known
 * @param positionSource where the position comes from; null if there is none
 * @param phones public numbers as they are to be shown, the one to call first in front, 1 to 30
 *     characters each; may be empty
 * @param notificationEmail where mail about bookings goes, or null
 * @param bookingMode online or by phone
 * @param confirmation whether the facility answers before an appointment in its agenda stands
 * @param period the days on which the facility belongs to the network
 */
public record FacilityDetails(
        String name,
        Address address,
        @Nullable GeoPoint position,
        @Nullable PositionSource positionSource,
        List<String> phones,
        @Nullable EmailAddress notificationEmail,
        BookingMode bookingMode,
        BookingConfirmation confirmation,
        ValidityPeriod period) {

    /**
     * Checks the form of what was given and copies the list.
     *
     * @throws IllegalArgumentException if a value has not its form, or only one of the position and
     *     its source is there
     */
    public FacilityDetails {
        name = Text.required("name of the facility", name, 200);
        Objects.requireNonNull(address, "address");
        if ((position == null) != (positionSource == null)) {
            throw new IllegalArgumentException(
                    "The position (%s) comes from (%s) but must have both or none."
                            .formatted(position, positionSource));
        }
        phones = phones.stream().map(phone -> Text.required("phone number", phone, 30)).toList();
        Objects.requireNonNull(bookingMode, "bookingMode");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(period, "period");
    }

    /** What to tell of the way from one to the other, in the order of the form. */
    static Changes changes(@Nullable FacilityDetails before, FacilityDetails after) {
        Changes changes = new Changes();
        Map<String, Optional<Object>> old = before == null ? Map.of() : before.fields();
        after.fields()
                .forEach(
                        (field, value) ->
                                changes.of(
                                        field,
                                        old.getOrDefault(field, Optional.empty()).orElse(null),
                                        value.orElse(null)));
        return changes;
    }

    /** As the audit trail tells them. */
    private Map<String, Optional<Object>> fields() {
        Map<String, Optional<Object>> fields = new LinkedHashMap<>();
        fields.put("name", Optional.of(name));
        fields.put("street", Optional.of(address.street()));
        fields.put("postalCode", Optional.of(address.postalCode()));
        fields.put("comune", Optional.of(address.comune()));
        fields.put("province", Optional.of(address.province()));
        fields.put(
                "position",
                Optional.ofNullable(position).map(at -> at.latitude() + ", " + at.longitude()));
        fields.put("positionSource", Optional.ofNullable(positionSource));
        fields.put(
                "phones",
                phones.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", phones)));
        fields.put(
                "notificationEmail",
                Optional.ofNullable(notificationEmail).map(EmailAddress::value));
        fields.put("bookingMode", Optional.of(bookingMode));
        fields.put("confirmation", Optional.of(confirmation));
        fields.put("validFrom", Optional.of(period.from()));
        fields.put("validUntil", period.untilExclusive().map(day -> day));
        return fields;
    }
}

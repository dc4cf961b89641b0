package io.onecare.core.network;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish to add a facility to the network.
 *
 * @param code the insurer's code, 1 to 40 capitals, digits and hyphens, unique in the network
 * @param name the facility's name, 1 to 200 characters, any script, no control characters
 * @param address the postal address
 * @param position the position on WGS 84, or null if it is not known yet
 * @param phones public numbers as they are to be shown, 1 to 30 characters each; may be empty
 * @param notificationEmail where mail about bookings goes, or null
 * @param bookingMode online or by phone
 * @param serviceCodes the codes of the services on offer; they must exist
 * @param period the days on which the facility belongs to the network
 * @param confirmation whether the facility answers before an appointment in its agenda stands
 * @param positionSource where the position comes from; null if there is none
 */
public record AddFacility(
        String code,
        String name,
        Address address,
        @Nullable GeoPoint position,
        List<String> phones,
        @Nullable EmailAddress notificationEmail,
        BookingMode bookingMode,
        Set<String> serviceCodes,
        ValidityPeriod period,
        BookingConfirmation confirmation,
        @Nullable PositionSource positionSource) {

    /**
     * Checks the form of what was given and copies the collections.
     *
     * @throws IllegalArgumentException if a value has not its form, or only one of the position and
     *     its source is there
     */
    public AddFacility {
        code = Text.code("facility", code);
        name = Text.required("name of the facility", name, 200);
        Objects.requireNonNull(address, "address");
        phones = phones.stream().map(phone -> Text.required("phone number", phone, 30)).toList();
        Objects.requireNonNull(bookingMode, "bookingMode");
        serviceCodes = Set.copyOf(serviceCodes);
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(confirmation, "confirmation");
        if ((position == null) != (positionSource == null)) {
            throw new IllegalArgumentException(
                    "The facility (%s) has the position (%s) from (%s) but must have both or none."
                            .formatted(code, position, positionSource));
        }
    }

    /**
     * A facility whose position, if it has one, is its own.
     *
     * @param code the insurer's code
     * @param name the facility's name
     * @param address the postal address
     * @param position the position, or null
     * @param phones public numbers
     * @param notificationEmail where mail about bookings goes, or null
     * @param bookingMode online or by phone
     * @param serviceCodes the codes of the services on offer
     * @param period the days on which the facility belongs to the network
     * @param confirmation whether the facility answers before an appointment in its agenda stands
     * @throws IllegalArgumentException if a value has not its form
     */
    public AddFacility(
            String code,
            String name,
            Address address,
            @Nullable GeoPoint position,
            List<String> phones,
            @Nullable EmailAddress notificationEmail,
            BookingMode bookingMode,
            Set<String> serviceCodes,
            ValidityPeriod period,
            BookingConfirmation confirmation) {
        this(
                code,
                name,
                address,
                position,
                phones,
                notificationEmail,
                bookingMode,
                serviceCodes,
                period,
                confirmation,
                position == null ? null : PositionSource.GIVEN);
    }

    /**
     * A facility in whose agenda an appointment stands at once.
     *
     * @param code the insurer's code
     * @param name the facility's name
     * @param address the postal address
     * @param position the position, or null
     * @param phones public numbers
     * @param notificationEmail where mail about bookings goes, or null
     * @param bookingMode online or by phone
     * @param serviceCodes the codes of the services on offer
     * @param period the days on which the facility belongs to the network
     * @throws IllegalArgumentException if a value has not its form
     */
    public AddFacility(
            String code,
            String name,
            Address address,
            @Nullable GeoPoint position,
            List<String> phones,
            @Nullable EmailAddress notificationEmail,
            BookingMode bookingMode,
            Set<String> serviceCodes,
            ValidityPeriod period) {
        this(
                code,
                name,
                address,
                position,
                phones,
                notificationEmail,
                bookingMode,
                serviceCodes,
                period,
                BookingConfirmation.AUTOMATIC);
    }

    /**
     * The same facility with another way to confirm.
     *
     * @param how by itself or by an answer of the facility
     * @return a copy with it
     */
    public AddFacility confirming(BookingConfirmation how) {
        return new AddFacility(
                code,
                name,
                address,
                position,
                phones,
                notificationEmail,
                bookingMode,
                serviceCodes,
                period,
                how,
                positionSource);
    }
}

package io.onecare.core.imports;

import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A facility with what it offers.
 *
 * @param code the code
 * @param name the name, 1 to 200 characters
 * @param street street and number, 1 to 200 characters
 * @param postalCode the CAP, five digits
 * @param comune the name of the comune, 1 to 100 characters
 * @param province two capital letters
 * @param latitude degrees north, WGS 84; null with the longitude if the source has no position
 * @param longitude degrees east
 * @param phones public numbers, the one to call first in front, up to 30 characters each
 * @param notificationEmail where mail about bookings goes, or null
 * @param bookingMode online or by phone; null for by phone
 * @param confirmation by itself or by an answer; null for by itself
 * @param serviceCodes the codes of the services on offer
 * @param validFrom the first day in the network; null for that of the import, or as it is known
 * @param validUntil the day after the last one, or null for no end
 */
public record FacilityRow(
        @Nullable String code,
        @Nullable String name,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String comune,
        @Nullable String province,
        @Nullable Double latitude,
        @Nullable Double longitude,
        List<String> phones,
        @Nullable String notificationEmail,
        @Nullable BookingMode bookingMode,
        @Nullable BookingConfirmation confirmation,
        List<String> serviceCodes,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements ImportRow {

    /** Copies the lists. */
    public FacilityRow {
        phones = List.copyOf(phones);
        serviceCodes = List.copyOf(serviceCodes);
    }

    @Override
    public RowType type() {
        return RowType.FACILITY;
    }
}

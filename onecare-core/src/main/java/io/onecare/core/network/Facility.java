package io.onecare.core.network;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place of the network where members are treated at agreed prices (<i>struttura
 * convenzionata</i>). FHIR R4: {@code Location} with its {@code Organization}.
 *
 * <p>A facility enters the network on the first day of its period and leaves it on the last;
 * outside of it nobody finds it, and nothing about its past is lost. It may have no position yet:
 * it is then found by name and service, never by distance. Whoever gets mail about it gets it at
 * the notification address, which is not public.
 */
@Entity
@Table(name = "facility")
public class Facility {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private FacilityId id;

    @Version
    @Column(name = "version", nullable = false)
    private int version;

    @Column(name = "code", nullable = false, length = 40, unique = true)
    private String code;

    @Column(name = "name", nullable = false, length = 200)
    private String name;

    @Embedded private Address address;

    @Column(name = "latitude")
    private @Nullable Double latitude;

    @Column(name = "longitude")
    private @Nullable Double longitude;

    @Enumerated(EnumType.STRING)
    @Column(name = "position_source", length = 10)
    private @Nullable PositionSource positionSource;

    @Column(name = "notification_email", length = 254)
    private @Nullable String notificationEmail;

    @Enumerated(EnumType.STRING)
    @Column(name = "booking_mode", nullable = false, length = 20)
    private BookingMode bookingMode;

    @Enumerated(EnumType.STRING)
    @Column(name = "confirmation", nullable = false, length = 20)
    private BookingConfirmation confirmation;

    @Embedded private ValidityPeriod period;

    @ElementCollection
    @CollectionTable(
            name = "facility_phone",
            joinColumns = @JoinColumn(name = "facility_id", referencedColumnName = "id"))
    @OrderColumn(name = "display_order", nullable = false)
    @Column(name = "phone", nullable = false, length = 30)
    private List<String> phones = new ArrayList<>();

    /** For JPA. */
    protected Facility() {}

    Facility(AddFacility command) {
        this.id = FacilityId.random();
        this.code = command.code();
        this.name = command.name();
        this.address = command.address();
        place(command.position(), command.positionSource());
        tell(command.notificationEmail());
        this.bookingMode = command.bookingMode();
        this.confirmation = command.confirmation();
        this.period = command.period();
        this.phones = new ArrayList<>(command.phones());
    }

    /** All but the phones, whose rows {@link FacilityEditor} writes. */
    void change(FacilityDetails details) {
        name = details.name();
        address = details.address();
        place(details.position(), details.positionSource());
        tell(details.notificationEmail());
        bookingMode = details.bookingMode();
        confirmation = details.confirmation();
        period = details.period();
    }

    private void place(@Nullable GeoPoint position, @Nullable PositionSource source) {
        latitude = position == null ? null : position.latitude();
        longitude = position == null ? null : position.longitude();
        positionSource = source;
    }

    private void tell(@Nullable EmailAddress email) {
        notificationEmail = email == null ? null : email.value();
    }

    /**
     * Gives the identity.
     *
     * @return the id
     */
    public FacilityId id() {
        return id;
    }

    /**
     * Gives the insurer's code of this facility, unique in the network.
     *
     * @return capitals, digits and hyphens
     */
    public String code() {
        return code;
    }

    /**
     * Gives the name as the facility calls itself. It is data: whoever shows it must escape it.
     *
     * @return 1 to 200 characters
     */
    public String name() {
        return name;
    }

    /**
     * Gives the postal address.
     *
     * @return the address
     */
    public Address address() {
        return address;
    }

    /**
     * Gives the position.
     *
     * @return empty if nobody has placed the facility on the map yet
     */
    public Optional<GeoPoint> position() {
        return latitude == null || longitude == null
                ? Optional.empty()
                : Optional.of(GeoPoint.ofLatLon(latitude, longitude));
    }

    /**
     * Tells where the position comes from.
     *
     * @return empty if there is no position
     */
    public Optional<PositionSource> positionSource() {
        return Optional.ofNullable(positionSource);
    }

    /**
     * Gives the address for mail about bookings; not public.
     *
     * @return empty if the facility is told by other means
     */
    public Optional<EmailAddress> notificationEmail() {
        return Optional.ofNullable(notificationEmail).map(EmailAddress::of);
    }

    /**
     * Tells how an appointment comes about here.
     *
     * @return online or by phone
     */
    public BookingMode bookingMode() {
        return bookingMode;
    }

    /**
     * Tells how an appointment in the facility's agenda becomes one that stands.
     *
     * @return at once, or by an answer of the facility
     */
    public BookingConfirmation confirmation() {
        return confirmation;
    }

    /**
     * Gives the days on which the facility belongs to the network.
     *
     * @return the period
     */
    public ValidityPeriod period() {
        return period;
    }

    /**
     * Gives the public phone numbers, the one to call first in front.
     *
     * @return an unmodifiable copy, empty if none is known
     */
    public List<String> phones() {
        return List.copyOf(phones);
    }
}

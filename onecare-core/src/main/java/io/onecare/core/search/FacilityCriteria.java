package io.onecare.core.search;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. Everything that is set must hold; nothing set means the whole network.
 *
 * <pre>{@code
 * FacilityCriteria.any().near(milano).offering("VIS-ALLERGOLOGICA").under("BASE")
 * }</pre>
 *
 * @param near the point that distances are measured from, or null for no distances
 * @param radiusMetres how far from that point a facility may be, in <b>metres</b> along the WGS 84
 *     geodesic, 0 or more, or null for any distance
 * @param within the box of the map, or null for everywhere; facilities without position are never
 *     in a box
 * @param categoryCode only facilities with a service of this category, or null
 * @param serviceCode only facilities that offer this service, or null
 * @param priceListCode only facilities with a price of the service under this price list, or null;
 *     those who may not see prices find nothing
 * @param day the day on which facility and price must be in force, in Europe/Rome, or null for
 *     today
 * @param name only facilities whose name holds every word of this text, each at the beginning of a
 *     word, whatever the case and the accents, or null
 * @param practitioner only facilities where a practitioner works whose name, with the title, holds
 *     every word of this text, each at the beginning of a word, whatever the case and the accents,
 *     or null
 * @param bookingMode only facilities of this mode, or null
 * @param order what comes first
 */
public record FacilityCriteria(
        @Nullable GeoPoint near,
        @Nullable Double radiusMetres,
        @Nullable GeoBox within,
        @Nullable String categoryCode,
        @Nullable String serviceCode,
        @Nullable String priceListCode,
        @Nullable LocalDate day,
        @Nullable String name,
        @Nullable String practitioner,
        @Nullable BookingMode bookingMode,
        FacilityOrder order) {

    private static final FacilityCriteria ANY =
            new FacilityCriteria(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    FacilityOrder.USUAL);

    /**
     * Checks what belongs together.
     *
     * @throws IllegalArgumentException if a radius has no point or is negative, or a price list or
     *     the order of prices has no service
     */
    public FacilityCriteria {
        Objects.requireNonNull(order, "order");
        if (radiusMetres != null && (near == null || !(radiusMetres >= 0))) {
            throw new IllegalArgumentException(
                    "The radius (%s metres) must be 0 or more, around a point."
                            .formatted(radiusMetres));
        }
        if (priceListCode != null && serviceCode == null
                || order == FacilityOrder.PRICE && priceListCode == null) {
            throw new IllegalArgumentException(
                    "The price list (%s) and the order (%s) need a service, and the order of prices a price list."
                            .formatted(priceListCode, order));
        }
    }

    /**
     * Looks for everything.
     *
     * @return criteria that every facility meets
     */
    public static FacilityCriteria any() {
        return ANY;
    }

    /**
     * Measures distances from a point and puts the nearest first.
     *
     * @param point the point, or null for no distances and no radius
     * @return these criteria with the point
     */
    public FacilityCriteria near(@Nullable GeoPoint point) {
        return with(
                draft -> {
                    draft.near = point;
                    draft.radiusMetres = point == null ? null : radiusMetres;
                });
    }

    /**
     * Looks only around the point.
     *
     * @param metres how far a facility may be, in <b>metres</b> along the geodesic, 0 or more; null
     *     for any distance
     * @return these criteria with the radius
     * @throws IllegalArgumentException if there is no point, or the radius is negative
     */
    public FacilityCriteria withinRadius(@Nullable Double metres) {
        return with(draft -> draft.radiusMetres = metres);
    }

    /**
     * Looks only within a box.
     *
     * @param box the box, or null for everywhere
     * @return these criteria with the box
     */
    public FacilityCriteria within(@Nullable GeoBox box) {
        return with(draft -> draft.within = box);
    }

    /**
     * Looks only for facilities with a service of a category.
     *
     * @param code the category's code, or null for any
     * @return these criteria with the category
     */
    public FacilityCriteria ofCategory(@Nullable String code) {
        return with(draft -> draft.categoryCode = code);
    }

    /**
     * Looks only for facilities that offer a service.
     *
     * @param code the service's code, or null for any, and then for any price
     * @return these criteria with the service
     */
    public FacilityCriteria offering(@Nullable String code) {
        return with(
                draft -> {
                    draft.serviceCode = code;
                    draft.priceListCode = code == null ? null : priceListCode;
                    draft.order = code == null ? FacilityOrder.USUAL : order;
                });
    }

    /**
     * Looks only for facilities with a price of the service under a price list, and tells it.
     *
     * @param code the price list's code, or null for any or no price
     * @return these criteria with the price list
     * @throws IllegalArgumentException if there is no service
     */
    public FacilityCriteria under(@Nullable String code) {
        return with(
                draft -> {
                    draft.priceListCode = code;
                    draft.order = code == null ? FacilityOrder.USUAL : order;
                });
    }

    /**
     * Looks at the network and its prices as they are on a day.
     *
     * @param date the day, in Europe/Rome; null for today
     * @return these criteria with the day
     */
    public FacilityCriteria on(@Nullable LocalDate date) {
        return with(draft -> draft.day = date);
    }

    /**
     * Looks only for facilities of a name.
     *
     * @param text words of the name, or null for any
     * @return these criteria with the name
     */
    public FacilityCriteria named(@Nullable String text) {
        return with(draft -> draft.name = text);
    }

    /**
     * Looks only for facilities where a practitioner of a name works.
     *
     * @param text words of the practitioner's name, or null for any
     * @return these criteria with the practitioner
     */
    public FacilityCriteria ofPractitioner(@Nullable String text) {
        return with(draft -> draft.practitioner = text);
    }

    /**
     * Looks only for facilities of a booking mode.
     *
     * @param mode the mode, or null for both
     * @return these criteria with the mode
     */
    public FacilityCriteria bookable(@Nullable BookingMode mode) {
        return with(draft -> draft.bookingMode = mode);
    }

    /**
     * Puts the answers in an order.
     *
     * @param by the order
     * @return these criteria with the order
     * @throws IllegalArgumentException if prices have no price list
     */
    public FacilityCriteria inOrderOf(FacilityOrder by) {
        return with(draft -> draft.order = by);
    }

    private FacilityCriteria with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new FacilityCriteria(
                draft.near,
                draft.radiusMetres,
                draft.within,
                draft.categoryCode,
                draft.serviceCode,
                draft.priceListCode,
                draft.day,
                draft.name,
                draft.practitioner,
                draft.bookingMode,
                draft.order);
    }

    /** Criteria that are about to become others. */
    private static final class Draft {

        private @Nullable GeoPoint near;
        private @Nullable Double radiusMetres;
        private @Nullable GeoBox within;
        private @Nullable String categoryCode;
        private @Nullable String serviceCode;
        private @Nullable String priceListCode;
        private @Nullable LocalDate day;
        private @Nullable String name;
        private @Nullable String practitioner;
        private @Nullable BookingMode bookingMode;
        private FacilityOrder order;

        Draft(FacilityCriteria from) {
            this.near = from.near;
            this.radiusMetres = from.radiusMetres;
            this.within = from.within;
            this.categoryCode = from.categoryCode;
            this.serviceCode = from.serviceCode;
            this.priceListCode = from.priceListCode;
            this.day = from.day;
            this.name = from.name;
            this.practitioner = from.practitioner;
            this.bookingMode = from.bookingMode;
            this.order = from.order;
        }
    }
}

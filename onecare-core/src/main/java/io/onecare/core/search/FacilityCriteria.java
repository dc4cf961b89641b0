package io.onecare.core.search;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. Everything that is set must hold; nothing set means the whole network.
 *
 * <pre>{@code
 * FacilityCriteria.any().near(milano).offering("VIS-ALLERGOLOGICA")
 * }</pre>
 *
 * @param near the point that distances are measured from, or null for no distances
 * @param within the box of the map, or null for everywhere; facilities without position are never
 *     in a box
 * @param categoryCode only facilities with a service of this category, or null
 * @param serviceCode only facilities that offer this service, or null
 * @param name only facilities whose name holds every word of this text, each at the beginning of a
 *     word, whatever the case and the accents, or null
 * @param bookingMode only facilities of this mode, or null
 */
public record FacilityCriteria(
        @Nullable GeoPoint near,
        @Nullable GeoBox within,
        @Nullable String categoryCode,
        @Nullable String serviceCode,
        @Nullable String name,
        @Nullable BookingMode bookingMode) {

    private static final FacilityCriteria ANY =
            new FacilityCriteria(null, null, null, null, null, null);

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
     * @param point the point, or null for no distances
     * @return these criteria with the point
     */
    public FacilityCriteria near(@Nullable GeoPoint point) {
        return new FacilityCriteria(point, within, categoryCode, serviceCode, name, bookingMode);
    }

    /**
     * Looks only within a box.
     *
     * @param box the box, or null for everywhere
     * @return these criteria with the box
     */
    public FacilityCriteria within(@Nullable GeoBox box) {
        return new FacilityCriteria(near, box, categoryCode, serviceCode, name, bookingMode);
    }

    /**
     * Looks only for facilities with a service of a category.
     *
     * @param code the category's code, or null for any
     * @return these criteria with the category
     */
    public FacilityCriteria ofCategory(@Nullable String code) {
        return new FacilityCriteria(near, within, code, serviceCode, name, bookingMode);
    }

    /**
     * Looks only for facilities that offer a service.
     *
     * @param code the service's code, or null for any
     * @return these criteria with the service
     */
    public FacilityCriteria offering(@Nullable String code) {
        return new FacilityCriteria(near, within, categoryCode, code, name, bookingMode);
    }

    /**
     * Looks only for facilities of a name.
     *
     * @param text words of the name, or null for any
     * @return these criteria with the name
     */
    public FacilityCriteria named(@Nullable String text) {
        return new FacilityCriteria(near, within, categoryCode, serviceCode, text, bookingMode);
    }

    /**
     * Looks only for facilities of a booking mode.
     *
     * @param mode the mode, or null for both
     * @return these criteria with the mode
     */
    public FacilityCriteria bookable(@Nullable BookingMode mode) {
        return new FacilityCriteria(near, within, categoryCode, serviceCode, name, mode);
    }
}

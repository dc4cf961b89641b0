package io.onecare.geo.gazetteer;

import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.FoldedText;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells imports where comuni lie, from a {@link Gazetteer}. It knows centres and no borders, so it
 * doubts a point only where no border could make it right. Immutable and thread-safe.
 *
 * <p>A comune that was merged is known by its new name only; names in another language count.
 */
public final class GazetteerComuni implements ComuneLocator {

    /**
     * Within this distance of the centre, in metres, a point is not doubted, though the centre of a
     * neighbour may be nearer: in dense country most comuni are no wider, and a doubt that is wrong
     * each time is not read any more.
     */
    public static final int NEAR_METRES = 5_000;

    private final Gazetteer gazetteer;

    /**
     * Looks into a gazetteer.
     *
     * @param gazetteer the gazetteer
     */
    public GazetteerComuni(Gazetteer gazetteer) {
        this.gazetteer = Objects.requireNonNull(gazetteer, "gazetteer");
    }

    @Override
    public Optional<GeoPoint> centreOf(String comune, String province) {
        return place(comune, province).map(Place::position);
    }

    @Override
    public Whereabouts whereabouts(GeoPoint point, String comune, String province) {
        Optional<Place> place = place(comune, province);
        if (place.isEmpty()) {
            return Whereabouts.UNKNOWN_COMUNE;
        }
        boolean isNear = Gazetteer.roughMetres(point, place.get().position()) <= NEAR_METRES;
        return isNear || gazetteer.comuneAt(point).filter(at -> isSame(at, place.get())).isPresent()
                ? Whereabouts.THERE
                : Whereabouts.ELSEWHERE;
    }

    private static boolean isSame(Place one, Place other) {
        return one.istatCode().equals(other.istatCode());
    }

    private Optional<Place> place(String comune, String province) {
        return gazetteer
                .named(comune + " " + province)
                .filter(place -> FoldedText.of(place.province()).equals(FoldedText.of(province)));
    }
}

package io.onecare.geo.gazetteer;

import io.onecare.core.place.GeoPoint;
import java.util.List;

/**
 * A comune of Italy, or a larger locality within one (<i>località</i> on screen).
 *
 * @param istatCode the comune's six digits given by ISTAT, such as {@code 015146}
 * @param belfioreCode the comune's four characters used in tax codes, such as {@code F205}
 * @param name the Italian name, such as {@code Reggio nell'Emilia}
 * @param comune the name of the comune; the same as {@code name} for a comune itself
 * @param otherNames other names people use: second languages, short forms; may be empty
 * @param province the province's two letters, such as {@code MI}
 * @param provinceName the province's name
 * @param region the region's name
 * @param position a point within the comune, usually the town centre
 * @param population inhabitants of the largest settlement, to rank by and not to show; 0 if unknown
 */
public record Place(
        String istatCode,
        String belfioreCode,
        String name,
        String comune,
        List<String> otherNames,
        String province,
        String provinceName,
        String region,
        GeoPoint position,
        int population) {

    /** Copies the other names. */
    public Place {
        otherNames = List.copyOf(otherNames);
    }

    /**
     * Tells whether this is a comune itself.
     *
     * @return false for a locality within a comune
     */
    public boolean isComune() {
        return name.equals(comune);
    }

    /**
     * Names the place so that it cannot be taken for another one.
     *
     * @return such as {@code Milano, MI, Italia}, or {@code Mestre (Venezia), VE, Italia}
     */
    public String label() {
        return (isComune() ? name : name + " (" + comune + ")") + ", " + province + ", Italia";
    }
}

package io.onecare.portal.settings;

import java.util.Base64;
import java.util.Optional;

/**
 * A logo as it is kept and served: checked and written anew when it was taken in.
 *
 * @param type {@link #PNG} or {@link #SVG}
 * @param bytes the picture
 */
public record Logo(String type, byte[] bytes) {

    /** The name under which it is stored. */
    public static final String NAME = "FILE";

    /** The type of PNG. */
    public static final String PNG = "image/png";

    /** The type of SVG. */
    public static final String SVG = "image/svg+xml";

    /**
     * Reads what is stored.
     *
     * @param stored type and Base64 with a semicolon between them
     * @return empty if it is no logo
     */
    public static Optional<Logo> of(String stored) {
        int end = stored.indexOf(';');
        String type = end < 0 ? "" : stored.substring(0, end);
        return type.equals(PNG) || type.equals(SVG)
                ? Optional.of(new Logo(type, Base64.getDecoder().decode(stored.substring(end + 1))))
                : Optional.empty();
    }

    /**
     * Writes it to be stored.
     *
     * @return type and Base64 with a semicolon between them
     */
    public String stored() {
        return type + ";" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The size only. */
    @Override
    public String toString() {
        return "Logo(" + type + ", " + bytes.length + " bytes)";
    }
}

package io.onecare.portal.network;

import io.onecare.core.network.NetworkWarning;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to read before a change is made: a warning of the library, or a doubt of the gazetteer.
 *
 * @param kind the name of a {@link NetworkWarning.Kind}, {@link #POINT_ELSEWHERE} or {@link
 *     #COMUNE_UNKNOWN}
 * @param about the code of what it is about; empty if that is what is changed itself
 * @param count how many, 0 where there is nothing to count
 */
public record Caution(String kind, String about, long count) {

    /** The point lies in another comune than the address. */
    public static final String POINT_ELSEWHERE = "POINT_ELSEWHERE";

    /** Nobody knows the comune of the address. */
    public static final String COMUNE_UNKNOWN = "COMUNE_UNKNOWN";

    private static final Pattern TOKEN = Pattern.compile("([A-Z_]+)~([A-Z0-9-]*)~([0-9]{1,9})");

    /**
     * Takes a warning of the library.
     *
     * @param warning the warning
     * @return the same
     */
    public static Caution of(NetworkWarning warning) {
        return new Caution(warning.kind().name(), warning.about(), warning.count());
    }

    /**
     * Takes a doubt of the gazetteer.
     *
     * @param kind which
     * @return the doubt
     */
    public static Caution doubt(String kind) {
        return new Caution(kind, "", 0);
    }

    /**
     * Reads what a form holds.
     *
     * @param token a field's value
     * @return empty for anything that no page has written
     */
    public static Optional<Caution> read(String token) {
        Matcher parts = TOKEN.matcher(token);
        return parts.matches()
                ? Optional.of(
                        new Caution(parts.group(1), parts.group(2), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /**
     * Writes it for a form.
     *
     * @return what {@link #read} reads
     */
    public String token() {
        return kind + "~" + about + "~" + count;
    }

    /**
     * Gives the library's warning that this is.
     *
     * @return empty for a doubt
     */
    public Optional<NetworkWarning> warning() {
        return Arrays.stream(NetworkWarning.Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .map(one -> new NetworkWarning(one, about, count));
    }
}

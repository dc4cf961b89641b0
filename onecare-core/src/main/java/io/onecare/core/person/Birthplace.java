package io.onecare.core.person;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place of birth as tax codes name it: a comune of Italy, today's or ceased, or a state or
 * territory abroad. Immutable.
 *
 * <p>The list comes with this library (ANPR archive of the Ministero dell'Interno and ISTAT, as of
 * March 2026, completed by hand) and is read at the first question. It has every comune of that day
 * and most of those that ceased; a code it does not know may still be right.
 */
public final class Birthplace {

    private final String code;
    private final String name;
    private final String province;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;

    Birthplace(
            String code,
            String name,
            String province,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        this.code = code;
        this.name = name;
        this.province = province;
        this.from = from;
        this.until = until;
    }

    /**
     * Finds the place with a code.
     *
     * @param belfioreCode one capital letter and three digits, such as {@code H501}
     * @return the place, empty if the list has none with this code
     */
    public static Optional<Birthplace> find(String belfioreCode) {
        return BelfioreList.SHIPPED.find(belfioreCode);
    }

    /**
     * Gives the Belfiore code.
     *
     * @return one capital letter and three digits; {@code Z} begins the codes of places abroad
     */
    public String code() {
        return code;
    }

    /**
     * Gives the name, of a ceased place its last one.
     *
     * @return the name in Italian, such as {@code Roma} or {@code Germania}
     */
    public String name() {
        return name;
    }

    /**
     * Gives the province of a comune. For show only: of many comuni the list has a province of long
     * ago.
     *
     * @return the sigla, such as {@code RM}; empty abroad
     */
    public Optional<String> province() {
        return isAbroad() ? Optional.empty() : Optional.of(province);
    }

    /**
     * Tells whether the place is a state or territory outside Italy.
     *
     * @return true if it is
     */
    public boolean isAbroad() {
        return code.charAt(0) == 'Z';
    }

    /**
     * Tells whether the place is known to have existed on a day, to warn a clerk and never to
     * refuse somebody: people are also registered under the name that their birthplace had before
     * or after.
     *
     * @param day a day of birth
     * @return false if the place was founded after the day, known for comuni since October 1967, or
     *     had ceased before it; true whenever that is not known
     */
    public boolean existedOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Birthplace that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** Hides the place, which is somebody's place of birth. */
    @Override
    public String toString() {
        return "Birthplace(…)";
    }
}

package io.onecare.core.imports;

/**
 * How many rows of a type came to what.
 *
 * @param staged rows of the source
 * @param added rows that are {@link ImportVerdict#NEW}
 * @param changed rows that are {@link ImportVerdict#CHANGED}
 * @param unchanged rows that are {@link ImportVerdict#UNCHANGED}
 * @param wrong rows that are {@link ImportVerdict#WRONG}
 * @param gone things that are {@link ImportVerdict#GONE}; not rows of the source
 * @param problems what is wrong; a wrong row may have several
 * @param warnings what is odd
 */
public record ImportCounts(
        long staged,
        long added,
        long changed,
        long unchanged,
        long wrong,
        long gone,
        long problems,
        long warnings) {

    /** Nothing at all. */
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Adds those of another row type.
     *
     * @param other the others
     * @return the sum
     */
    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                staged + other.staged,
                added + other.added,
                changed + other.changed,
                unchanged + other.unchanged,
                wrong + other.wrong,
                gone + other.gone,
                problems + other.problems,
                warnings + other.warnings);
    }

    /**
     * Tells whether applying it would change anything.
     *
     * @return true if something is new, changed or gone
     */
    public boolean changesAnything() {
        return added + changed + gone > 0;
    }
}

package io.onecare.imports.table;

/** What stands between the cells of a text file. */
public enum Separator {
    /** A comma. */
    COMMA(','),
    /** A semicolon, as spreadsheets in Italy write. */
    SEMICOLON(';'),
    /** A tab. */
    TAB('\t'),
    /** A vertical bar. */
    BAR('|');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    /**
     * Gives the character.
     *
     * @return the character
     */
    public char sign() {
        return sign;
    }
}

package io.onecare.imports;

/** What is wrong with the text of a mapping. */
public enum MappingFault {
    /** A line is neither blank nor a comment nor of the form {@code key = value}. */
    NOT_A_SETTING,
    /** There is no such key; the argument is the key. */
    UNKNOWN_KEY,
    /** The key stands twice; the argument is the key. */
    KEY_TWICE,
    /** The value is none that the key can have; the argument is the key. */
    BAD_VALUE,
    /** It does not say what it brings: {@code kind} is missing. */
    NO_KIND,
    /** It maps no row, or one of another kind; the argument is the kind. */
    NO_ROW_OF_ITS_KIND,
    /** A column that must be there is not mapped; the argument is its key. */
    COLUMN_MISSING
}

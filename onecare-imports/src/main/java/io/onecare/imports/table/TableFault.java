package io.onecare.imports.table;

/** Why a file cannot be read at all. Its words are in {@code io.onecare.imports.ImportTexts}. */
public enum TableFault {
    /** It holds nothing, or nothing but blank lines. */
    EMPTY,
    /** It is larger than {@link TableLimits#fileBytes()}; the argument is that limit in bytes. */
    FILE_TOO_LARGE,
    /** It has more rows than {@link TableLimits#rows()}; the argument is that limit. */
    TOO_MANY_ROWS,
    /** It has more cells than {@link TableLimits#cells()}; the argument is that limit. */
    TOO_MANY_CELLS,
    /** A row has more columns than {@link TableLimits#columns()}; the argument is that limit. */
    TOO_MANY_COLUMNS,
    /** A cell is longer than {@link TableLimits#cellCharacters()}; the argument is that limit. */
    CELL_TOO_LONG,
    /** CSV: a quotation mark opens and never closes, or something follows a closing one. */
    BROKEN_QUOTES,
    /** CSV: a character NUL or another that no text has. */
    CONTROL_CHARACTER,
    /** CSV: UTF-16, which spreadsheets call "Unicode text". */
    UTF_16,
    /** CSV: it was said to be, or is for the most part, UTF-8, and is not from some line on. */
    NOT_UTF_8,
    /** CSV: it was said to be Windows-1252 and is UTF-8. */
    NOT_WINDOWS_1252,
    /** CSV: it has bytes that neither UTF-8 nor Windows-1252 has. */
    UNKNOWN_ENCODING,
    /** A spreadsheet of Excel 97 to 2003 (.xls). */
    OLD_SPREADSHEET,
    /** A spreadsheet behind a password. */
    ENCRYPTED,
    /** A web page or XML, whatever its name says. */
    MARKUP,
    /** PDF, an image, an archive of another kind: no table. */
    NOT_A_TABLE,
    /** An archive that is no XLSX, such as ODS, XLSB or DOCX. */
    NOT_XLSX,
    /** XLSX: cut off, or damaged otherwise. */
    DAMAGED,
    /** XLSX: parts with names that lead out of the archive, or two of one name. */
    SUSPICIOUS_PARTS,
    /** XLSX: more parts than a spreadsheet has. */
    TOO_MANY_PARTS,
    /**
     * XLSX: it unpacks to more than {@link TableLimits#unpackedBytes()}, or to more times its size
     * than {@link TableLimits#unpackedRatio()}.
     */
    UNPACKS_TOO_LARGE,
    /**
     * XLSX: its different texts take more than {@link TableLimits#sharedTextBytes()}; the argument
     * is that limit in bytes.
     */
    TOO_MUCH_TEXT,
    /** XLSX: it declares a document type or entities. */
    DOCUMENT_TYPE,
    /** XLSX: it has no sheet of the name that was said; the argument is that name. */
    NO_SUCH_SHEET,
    /** The line that should be the header is blank; the argument is its number. */
    NO_HEADER,
    /** The header has not all columns of the mapping; the argument is their names. */
    COLUMNS_MISSING,
    /** A column of the mapping stands twice in the header; the argument is its name. */
    COLUMN_TWICE,
    /** There is a header and nothing below it. */
    ONLY_HEADER
}

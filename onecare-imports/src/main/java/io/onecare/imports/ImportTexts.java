package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.ImportRefusal;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.UnreadableTableException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What is said about files, mappings and rows, in Italian or English. Thread-safe. */
public final class ImportTexts {

    private final ResourceBundle texts;

    private ImportTexts(ResourceBundle texts) {
        this.texts = texts;
    }

    /**
     * Gives the texts of a language.
     *
     * @param locale the reader's language
     * @return English for readers of English, else Italian
     */
    public static ImportTexts in(Locale locale) {
        boolean isEnglish = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new ImportTexts(
                ResourceBundle.getBundle(
                        "io.onecare.imports.texts", isEnglish ? Locale.ENGLISH : Locale.ITALIAN));
    }

    /**
     * Says why a file cannot be read.
     *
     * @param fault the fault
     * @return a sentence or two, the line in front if one is to blame
     */
    public String of(UnreadableTableException fault) {
        String sentence =
                text("TableFault." + fault.fault().name()).replace("{0}", fault.argument());
        return fault.line() == 0
                ? sentence
                : text(fault.column() == 0 ? "line" : "lineAndColumn")
                                .replace("{0}", Long.toString(fault.line()))
                                .replace("{1}", letters(fault.column()))
                        + " "
                        + sentence;
    }

    /** The column as spreadsheets call it: A, B … AA. */
    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /**
     * Says why a text is no mapping.
     *
     * @param fault the fault
     * @return a sentence, the line in front if one is to blame
     */
    public String of(BadMappingException fault) {
        String sentence =
                text("MappingFault." + fault.fault().name()).replace("{0}", fault.argument());
        return fault.line() == 0
                ? sentence
                : text("line").replace("{0}", Integer.toString(fault.line())) + " " + sentence;
    }

    /**
     * Says why a row cannot be taken, or what is odd about it.
     *
     * @param reason the reason
     * @param fact what belongs to it, or null
     * @return a sentence
     */
    public String of(ImportReason reason, @Nullable String fact) {
        String words =
                reason == ImportReason.NOT_A_TAX_CODE && fact != null
                        ? text("TaxCodeProblem." + fact)
                        : fact;
        return text("ImportReason." + reason.name()).replace("{0}", words == null ? "" : words);
    }

    /**
     * Says why a step of an import was not done.
     *
     * @param refusal the refusal
     * @return a sentence
     */
    public String of(ImportRefusal refusal) {
        return text("ImportRefusal." + refusal.name());
    }

    /**
     * Names a column of ours.
     *
     * @param column the column
     * @return a word or some
     */
    public String of(ImportColumn column) {
        return text("ImportColumn." + column.name());
    }

    /**
     * Names a type of rows.
     *
     * @param type the type
     * @return the plural, in small letters
     */
    public String of(RowType type) {
        return text("RowType." + type.name());
    }

    /**
     * Names what an import brings.
     *
     * @param kind the kind
     * @return a word or some
     */
    public String of(ImportKind kind) {
        return text("ImportKind." + kind.name());
    }

    private String text(String key) {
        return texts.getString(key);
    }
}

package io.onecare.portal.imports;

import io.onecare.core.imports.ImportRefusal;
import io.onecare.core.imports.SentFileFault;
import io.onecare.imports.ImportTexts;
import io.onecare.imports.table.TableFault;
import io.onecare.imports.table.UnreadableTableException;
import io.onecare.portal.faces.Language;

/** Why the work on a file came to nothing: as it is kept, and in words. */
public final class ImportFaults {

    /** Something unforeseen, which the log knows more about. */
    static final String BROKEN = "BROKEN";

    /** The file is not on this node. */
    static final String ELSEWHERE = "ELSEWHERE";

    private static final String OF_TABLE = "TableFault.";
    private static final String OF_IMPORT = "ImportRefusal.";

    private ImportFaults() {}

    static SentFileFault of(UnreadableTableException fault) {
        return new SentFileFault(
                OF_TABLE + fault.fault().name(), fault.line(), fault.column(), fault.argument());
    }

    static SentFileFault of(ImportRefusal refusal) {
        return SentFileFault.of(OF_IMPORT + refusal.name());
    }

    /**
     * Tells whether the network or the roll was changed since the check.
     *
     * @param fault the fault
     * @return true if it is to be checked again
     */
    public static boolean isChangedSinceCheck(SentFileFault fault) {
        return fault.code().equals(OF_IMPORT + ImportRefusal.CHANGED_SINCE_CHECK.name());
    }

    /**
     * Says what it was.
     *
     * @param fault the fault
     * @param language the reader's language
     * @return a sentence or two
     */
    public static String say(SentFileFault fault, Language language) {
        ImportTexts texts = ImportTexts.in(language.locale());
        String code = fault.code();
        if (code.startsWith(OF_TABLE)) {
            return texts.of(
                    new UnreadableTableException(
                            TableFault.valueOf(code.substring(OF_TABLE.length())),
                            fault.line(),
                            fault.column(),
                            fault.argument()));
        }
        return code.startsWith(OF_IMPORT)
                ? texts.of(ImportRefusal.valueOf(code.substring(OF_IMPORT.length())))
                : language.say("imports.fault." + code);
    }
}

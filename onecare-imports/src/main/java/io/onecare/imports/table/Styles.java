package io.onecare.imports.table;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which styles of a spreadsheet show a number as a date. */
final class Styles {

    private final BitSet dates = new BitSet();

    static Styles of(@Nullable XmlPart part) throws UnreadableTableException {
        Styles styles = new Styles();
        if (part == null) {
            return styles;
        }
        Map<Integer, Boolean> own = new HashMap<>();
        boolean isOfCells = false;
        int style = 0;
        while (part.next()) {
            if (part.isStart("numFmt")) {
                own.put(number(part, "numFmtId"), isDate(part.attribute("formatCode")));
            } else if (part.isStart("cellXfs")) {
                isOfCells = true;
            } else if (part.isEnd("cellXfs")) {
                isOfCells = false;
            } else if (isOfCells && part.isStart("xf")) {
                int format = number(part, "numFmtId");
                styles.dates.set(style++, own.getOrDefault(format, isDate(format)));
            }
        }
        return styles;
    }

    private static int number(XmlPart part, String attribute) {
        return Numbers.index(part.attribute(attribute));
    }

    /** ECMA-376 part 1, 18.8.30: formats known by number, also those of other languages. */
    private static boolean isDate(int format) {
        return (format >= 14 && format <= 17)
                || format == 22
                || (format >= 27 && format <= 31)
                || format == 36
                || (format >= 50 && format <= 54)
                || format == 57
                || format == 58;
    }

    /** Whether a format has a day, a month or a year outside of quotes and brackets. */
    static boolean isDate(@Nullable String code) {
        if (code == null) {
            return false;
        }
        boolean hasDay = false;
        for (int i = 0; i < code.length(); i++) {
            char sign = code.charAt(i);
            if (sign == ';') {
                break;
            } else if (sign == '"') {
                int end = code.indexOf('"', i + 1);
                i = end < 0 ? code.length() : end;
            } else if (sign == '[') {
                int end = code.indexOf(']', i + 1);
                i = end < 0 ? code.length() : end;
            } else if (sign == '\\' || sign == '_' || sign == '*') {
                i++;
            } else if ("dDyYgGaA".indexOf(sign) >= 0) {
                hasDay |= "dDyY".indexOf(sign) >= 0;
            }
        }
        return hasDay;
    }

    boolean isDateStyle(@Nullable String style) {
        int index = Numbers.index(style);
        return index >= 0 && dates.get(index);
    }
}

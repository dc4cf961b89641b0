package io.onecare.imports.table;

/** White space as files have it: also hard spaces, which pages and spreadsheets leave behind. */
final class Blank {

    private Blank() {}

    static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && is(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean is(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == '\uFEFF';
    }
}

package io.onecare.portal.imports.web;

import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SentFile;
import io.onecare.imports.ImportTexts;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;

/** How far the work on a file is, in words. */
final class Progress {

    private Progress() {}

    static String say(SentFile file, Language language) {
        String phase = file.phase();
        if (phase == null) {
            return language.say("imports.phase.BEGUN");
        }
        RowType type = file.rowType();
        String what = language.say("imports.phase." + phase);
        String named =
                type == null
                        ? what
                        : language.say(
                                "imports.progress.rows",
                                what,
                                ImportTexts.in(language.locale()).of(type));
        if (phase.equals("READING")) {
            return language.say("imports.progress.percent", named, file.done());
        }
        Formats formats = Formats.of(language);
        return language.say(
                "imports.progress.counted",
                named,
                formats.number(file.done()),
                formats.number(file.total()));
    }
}

package io.onecare.imports.command;

import io.onecare.core.imports.ImportKind;
import io.onecare.imports.feed.FeedRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked to do.
 *
 * @param files files and their mappings, in the order in which they were named; the mappings are
 *     missing when one is to be proposed
 * @param applies whether the difference is applied, or only checked
 * @param isWhole whether what is not named ends
 * @param asOf the day from which on the files speak; null for today
 * @param maxGonePercent the most that may end of any type of row, in <b>percent</b> of what is
 *     known
 * @param report where the report is written too, or null
 * @param proposed the kind of which a mapping is to be proposed, or null
 * @param sheet the sheet of the file of which a mapping is to be proposed, or null
 * @param language of the report
 * @param isHelp whether only the help is asked for
 */
record Options(
        List<Source> files,
        boolean applies,
        boolean isWhole,
        @Nullable LocalDate asOf,
        BigDecimal maxGonePercent,
        @Nullable Path report,
        @Nullable ImportKind proposed,
        @Nullable String sheet,
        Locale language,
        boolean isHelp) {

    record Source(Path file, @Nullable Path mapping) {}

    static Options parse(String[] arguments) throws WrongUseException {
        List<Path> files = new ArrayList<>();
        List<Path> mappings = new ArrayList<>();
        boolean applies = false;
        boolean checks = false;
        boolean isWhole = false;
        boolean isHelp = false;
        LocalDate asOf = null;
        BigDecimal maxGone = FeedRules.USUAL_MAX_GONE_PERCENT;
        Path report = null;
        ImportKind proposed = null;
        String sheet = null;
        Locale language = Locale.ITALIAN;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--help", "-h" -> isHelp = true;
                case "--apply" -> applies = true;
                case "--check" -> checks = true;
                case "--whole" -> isWhole = true;
                case "--file" -> files.add(Path.of(value(arguments, ++i)));
                case "--mapping" -> mappings.add(Path.of(value(arguments, ++i)));
                case "--as-of" -> asOf = day(value(arguments, ++i));
                case "--max-gone" -> maxGone = percent(value(arguments, ++i));
                case "--report" -> report = Path.of(value(arguments, ++i));
                case "--propose" -> proposed = kind(value(arguments, ++i));
                case "--sheet" -> sheet = value(arguments, ++i);
                case "--language" -> language = language(value(arguments, ++i));
                default -> throw new WrongUseException("There is no option " + option + ".");
            }
        }
        if (applies && checks) {
            throw new WrongUseException("--check and --apply exclude each other.");
        }
        if (proposed != null && (files.size() != 1 || !mappings.isEmpty())) {
            throw new WrongUseException("--propose needs one --file and no --mapping.");
        }
        if (!isHelp && proposed == null && (files.isEmpty() || files.size() != mappings.size())) {
            throw new WrongUseException("Each --file needs a --mapping, and one must be there.");
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            sources.add(new Source(files.get(i), mappings.isEmpty() ? null : mappings.get(i)));
        }
        return new Options(
                sources, applies, isWhole, asOf, maxGone, report, proposed, sheet, language,
                isHelp);
    }

    private static String value(String[] arguments, int at) throws WrongUseException {
        if (at >= arguments.length) {
            throw new WrongUseException(arguments[at - 1] + " needs a value.");
        }
        return arguments[at];
    }

    private static LocalDate day(String text) throws WrongUseException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException fault) {
            throw new WrongUseException("--as-of needs a day such as 2026-12-01.");
        }
    }

    private static BigDecimal percent(String text) throws WrongUseException {
        if (!text.matches("(100|[0-9]{1,2})(\\.[0-9]{1,3})?%?")) {
            throw new WrongUseException(
                    "--max-gone needs a percentage from 0 to 100, such as 2.5.");
        }
        return new BigDecimal(text.replace("%", ""));
    }

    private static ImportKind kind(String text) throws WrongUseException {
        for (ImportKind kind : ImportKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new WrongUseException(
                "--propose needs one of services, facilities, practitioners, tariffs, roll.");
    }

    private static Locale language(String text) throws WrongUseException {
        return switch (text) {
            case "it" -> Locale.ITALIAN;
            case "en" -> Locale.ENGLISH;
            default -> throw new WrongUseException("--language needs it or en.");
        };
    }
}

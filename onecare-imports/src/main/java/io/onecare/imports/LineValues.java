package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.UnreadableCell;
import io.onecare.imports.table.Cell;
import io.onecare.imports.table.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one line for one type of row, and which of its cells could not be read. */
final class LineValues {

    /** What is known of a mapping and a header together: made once for a file. */
    static final class Plan {

        private final Map<ImportColumn, RowSource> sources;
        private final Map<ImportColumn, int[]> places = new EnumMap<>(ImportColumn.class);
        private final Map<ImportColumn, Map<String, String>> words;
        private final ValueFormat format;

        Plan(
                RowMapping row,
                Header header,
                ValueFormat format,
                Map<ImportColumn, Map<String, String>> words) {
            this.sources = row.sources();
            this.format = format;
            this.words = words;
            sources.forEach(
                    (column, source) -> {
                        if (source instanceof RowSource.FromColumns from) {
                            places.put(
                                    column,
                                    from.names().stream().mapToInt(header::place).toArray());
                        }
                    });
        }
    }

    /** The words of a mapping, folded, over those that are usual. */
    static Map<ImportColumn, Map<String, String>> words(Mapping mapping) {
        Map<ImportColumn, Map<String, String>> words = new EnumMap<>(ImportColumn.class);
        Mapping.FIXED_WORDS
                .keySet()
                .forEach(column -> words.put(column, new HashMap<>(WordLists.meanings(column))));
        mapping.words()
                .forEach(
                        (column, meanings) -> {
                            Map<String, String> folded =
                                    words.computeIfAbsent(column, any -> new HashMap<>());
                            meanings.forEach(
                                    (word, meaning) -> folded.put(Words.fold(word), meaning));
                        });
        return words;
    }

    private final Plan plan;
    private final TableRow row;
    private final List<UnreadableCell> unreadable = new ArrayList<>(0);

    LineValues(Plan plan, TableRow row) {
        this.plan = plan;
        this.row = row;
    }

    List<UnreadableCell> unreadable() {
        return unreadable;
    }

    private void refuse(ImportColumn column, ImportReason reason) {
        unreadable.add(new UnreadableCell(column, reason));
    }

    /** Gives the cell, joined of several if need be; null if it is empty or cannot be read. */
    private @Nullable Cell cell(ImportColumn column) {
        RowSource source = plan.sources.get(column);
        if (source == null) {
            return null;
        }
        Cell cell;
        if (source instanceof RowSource.Constant constant) {
            cell = Cell.ofText(constant.text());
        } else {
            int[] places = java.util.Objects.requireNonNull(plan.places.get(column));
            cell = places.length == 1 ? row.cell(places[0]) : joined(places);
        }
        if (cell.kind() == Cell.Kind.ERROR || cell.kind() == Cell.Kind.NOT_CALCULATED) {
            refuse(column, ImportReason.SPREADSHEET_ERROR);
            return null;
        }
        Map<String, String> words = plan.words.get(column);
        if (words != null && !Mapping.FIXED_WORDS.containsKey(column)) {
            String meaning = words.get(Words.fold(cell.text()));
            cell = meaning == null ? cell : Cell.ofText(meaning);
        }
        return cell.isEmpty() ? null : cell;
    }

    private Cell joined(int[] places) {
        StringBuilder text = new StringBuilder();
        for (int place : places) {
            Cell part = row.cell(place);
            if (part.kind() == Cell.Kind.ERROR || part.kind() == Cell.Kind.NOT_CALCULATED) {
                return part;
            }
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(part.text());
            }
        }
        return Cell.ofText(text.toString());
    }

    @Nullable String text(ImportColumn column) {
        Cell cell = cell(column);
        return cell == null ? null : cell.text();
    }

    @Nullable String code(ImportColumn column) {
        String text = text(column);
        return text == null ? null : Values.code(text);
    }

    List<String> list(ImportColumn column) {
        String text = text(column);
        return text == null ? List.of() : Values.list(text, plan.format.lists());
    }

    List<String> codes(ImportColumn column) {
        return list(column).stream().map(Values::code).distinct().toList();
    }

    /** A spreadsheet that took a CAP for a number has lost the zeros at its front. */
    @Nullable String postalCode() {
        Cell cell = cell(ImportColumn.POSTAL_CODE);
        if (cell == null) {
            return null;
        }
        String text = cell.text();
        boolean isShort = cell.kind() == Cell.Kind.NUMBER && text.matches("\\d{3,4}");
        return isShort ? "0".repeat(5 - text.length()) + text : text;
    }

    @Nullable String province() {
        String text = text(ImportColumn.PROVINCE);
        return text == null ? null : text.replaceAll("[()\\s]", "").toUpperCase(Locale.ROOT);
    }

    @Nullable LocalDate day(ImportColumn column) {
        Cell cell = cell(column);
        if (cell == null) {
            return null;
        }
        LocalDate day =
                cell.kind() == Cell.Kind.NUMBER && cell.text().length() != 8
                        ? null
                        : Values.day(cell.text(), plan.format.days());
        if (day == null) {
            refuse(column, ImportReason.NOT_A_DAY);
        }
        return day;
    }

    /** The day after the last one, whatever the file means by an end; null for none. */
    @Nullable LocalDate end() {
        LocalDate end = day(ImportColumn.VALID_UNTIL);
        return end == null || Values.isNoEnd(end) ? null : Values.dayAfter(end, plan.format.ends());
    }

    @Nullable BigDecimal price() {
        Cell cell = cell(ImportColumn.PRICE);
        if (cell == null) {
            return null;
        }
        BigDecimal amount =
                cell.kind() == Cell.Kind.NUMBER
                        ? new BigDecimal(cell.text())
                        : Values.amount(cell.text(), plan.format.decimals());
        if (amount == null) {
            refuse(ImportColumn.PRICE, ImportReason.NOT_A_NUMBER);
        }
        return amount;
    }

    @Nullable Double degrees(ImportColumn column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Double degrees = Values.degrees(text);
        if (degrees == null) {
            refuse(column, ImportReason.NOT_A_NUMBER);
        }
        return degrees;
    }

    <E extends Enum<E>> @Nullable E word(ImportColumn column, Class<E> type) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        String meaning = plan.words.getOrDefault(column, Map.of()).get(Words.fold(text));
        if (meaning == null) {
            refuse(column, ImportReason.NOT_ONE_OF_THE_WORDS);
            return null;
        }
        return Enum.valueOf(type, meaning);
    }
}

package io.onecare.portal.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.core.member.Relationship;
import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import io.onecare.imports.LineCondition;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingProposal;
import io.onecare.imports.RowMapping;
import io.onecare.imports.RowSource;
import io.onecare.imports.ValueFormat;
import io.onecare.imports.table.Separator;
import io.onecare.imports.table.TableEncoding;
import io.onecare.imports.table.TableFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as the fields of a form, and back. Columns of the file go by their place, as their
 * names may hold anything. What a form cannot say, such as words of codes, is taken from the
 * mapping that it was made from.
 */
public final class MappingForm {

    /** Stands before the place of a column of the file. */
    private static final String COLUMN = "c";

    /** A value that is the same in every row. */
    public static final String FIXED = "fixed";

    /** Columns of ours with fixed words, and these. */
    public static final Map<ImportColumn, List<String>> WORDS =
            Map.of(
                    ImportColumn.BOOKING_MODE, names(BookingMode.values()),
                    ImportColumn.CONFIRMATION, names(BookingConfirmation.values()),
                    ImportColumn.RELATIONSHIP, names(Relationship.values()));

    /** Columns of ours that insurers split, such as street and number. */
    private static final Set<ImportColumn> SPLIT =
            EnumSet.of(ImportColumn.STREET, ImportColumn.PHONES, ImportColumn.NAME);

    private final ImportKind kind;
    private final List<String> columns;
    private final UnaryOperator<String> field;
    private final List<Fault> faults = new ArrayList<>();

    private MappingForm(ImportKind kind, List<String> columns, UnaryOperator<String> field) {
        this.kind = kind;
        this.columns = columns;
        this.field = field;
    }

    /** What is wrong with a field. */
    public enum Problem {
        /** Our column must come from somewhere. */
        REQUIRED,
        /** Nothing is mapped at all. */
        NOTHING,
        /** There is no value to put in every row. */
        FIXED_MISSING,
        /** A column without the words in it, or words without their column. */
        HALF_A_CONDITION
    }

    /**
     * Something that is wrong.
     *
     * @param field the field
     * @param problem what
     */
    public record Fault(String field, Problem problem) {}

    /**
     * What a form came to.
     *
     * @param mapping empty if something is wrong
     * @param faults in the order of the form; empty if nothing is
     */
    public record Read(Optional<Mapping> mapping, List<Fault> faults) {

        /** Copies the list. */
        public Read {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Names the field of a column of ours.
     *
     * @param type the rows
     * @param column the column
     * @return its name and id
     */
    public static String field(RowType type, ImportColumn column) {
        return type.name() + "-" + column.name();
    }

    /**
     * Tells whether a column of ours may be put together from two.
     *
     * @param column the column
     * @return true if there is a field for the second one
     */
    public static boolean isSplit(ImportColumn column) {
        return SPLIT.contains(column);
    }

    /**
     * Gives the value of the choice of a column of the file.
     *
     * @param place its place, from 0
     * @return the value
     */
    public static String choice(int place) {
        return COLUMN + place;
    }

    /**
     * Gives what was recognised, where it is not enough for a mapping of all types of row. A type
     * that lacks something, and has nothing that is not part of one that has all, is most likely
     * not in the file: it is left empty.
     *
     * @param proposal what was recognised
     * @param columns the columns of the file
     * @return by field
     */
    public static Map<String, String> of(MappingProposal proposal, List<String> columns) {
        Map<String, String> fields = new HashMap<>();
        proposal.mapping().ifPresent(mapping -> fields.putAll(of(mapping, columns)));
        Set<String> taken = new HashSet<>();
        proposal.found()
                .forEach(
                        (type, found) -> {
                            if (!proposal.missing().containsKey(type)) {
                                taken.addAll(found.values());
                            }
                        });
        proposal.found().entrySet().stream()
                .filter(
                        type ->
                                !proposal.missing().containsKey(type.getKey())
                                        || !taken.containsAll(type.getValue().values()))
                .forEach(
                        type ->
                                type.getValue()
                                        .forEach(
                                                (column, name) ->
                                                        fields.putIfAbsent(
                                                                field(type.getKey(), column),
                                                                place(columns, name))));
        return fields;
    }

    /**
     * Gives a mapping as fields.
     *
     * @param mapping the mapping
     * @param columns the columns of the file
     * @return by field; a column that the file has not is empty
     */
    public static Map<String, String> of(Mapping mapping, List<String> columns) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "separator", mapping.table().separator());
        put(fields, "encoding", mapping.table().encoding());
        put(fields, "sheet", mapping.table().sheet());
        put(fields, "headerLine", mapping.headerLine());
        put(fields, "days", mapping.format().days());
        put(fields, "decimals", mapping.format().decimals());
        put(fields, "lists", mapping.format().lists());
        put(fields, "ends", mapping.format().ends());
        put(fields, "skip", mapping.skip(), columns);
        mapping.rows()
                .forEach(
                        (type, row) -> {
                            put(fields, type.name() + "-when", row.when(), columns);
                            row.sources()
                                    .forEach(
                                            (column, source) ->
                                                    put(
                                                            fields,
                                                            field(type, column),
                                                            source,
                                                            columns));
                        });
        mapping.words()
                .forEach(
                        (column, words) ->
                                words.forEach(
                                        (word, meaning) ->
                                                fields.merge(
                                                        "word-" + column.name() + "-" + meaning,
                                                        word,
                                                        (all, one) -> all + " | " + one)));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static void put(
            Map<String, String> fields,
            String name,
            @Nullable LineCondition condition,
            List<String> columns) {
        if (condition != null) {
            fields.put(name, place(columns, condition.column()));
            fields.put(
                    name + "-words",
                    String.join(" | ", condition.words().stream().sorted().toList()));
        }
    }

    private static void put(
            Map<String, String> fields, String name, RowSource source, List<String> columns) {
        if (source instanceof RowSource.Constant constant) {
            fields.put(name, FIXED);
            fields.put(name + "-fixed", constant.text());
        } else if (source instanceof RowSource.FromColumns from) {
            fields.put(name, place(columns, from.names().get(0)));
            for (int i = 1; i < from.names().size(); i++) {
                fields.put(name + "-and", place(columns, from.names().get(i)));
            }
        }
    }

    private static String place(List<String> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (fold(columns.get(i)).equals(fold(name))) {
                return choice(i);
            }
        }
        return "";
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a form.
     *
     * @param kind what the file brings
     * @param columns the columns of the file
     * @param field gives the value of a field, empty if there is none
     * @param base what the form was made from; null if from nothing
     * @return the mapping, or what is wrong
     */
    public static Read read(
            ImportKind kind,
            List<String> columns,
            UnaryOperator<String> field,
            @Nullable Mapping base) {
        return new MappingForm(kind, columns, field).read(base);
    }

    private Read read(@Nullable Mapping base) {
        Map<RowType, RowMapping> rows = new EnumMap<>(RowType.class);
        for (RowType type : kind.rowTypes()) {
            row(type).ifPresent(row -> rows.put(type, row));
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            RowType last = kind.rowTypes().get(kind.rowTypes().size() - 1);
            faults.add(new Fault(field(last, last.columns().get(0)), Problem.NOTHING));
        }
        LineCondition skip = condition("skip");
        if (!faults.isEmpty()) {
            return new Read(Optional.empty(), faults);
        }
        String headerLine = field.apply("headerLine");
        String lists = field.apply("lists");
        Mapping mapping =
                new Mapping(
                        kind,
                        format(field),
                        headerLine.matches("[1-9][0-9]{0,5}") ? Integer.valueOf(headerLine) : null,
                        new ValueFormat(
                                one(ValueFormat.DayOrder.class, "days")
                                        .orElse(ValueFormat.DayOrder.DAY_FIRST),
                                one(ValueFormat.DecimalSign.class, "decimals").orElse(null),
                                lists.isEmpty() ? null : lists,
                                one(ValueFormat.PeriodEnd.class, "ends")
                                        .orElse(ValueFormat.PeriodEnd.LAST_DAY)),
                        rows,
                        skip,
                        words(rows, base));
        return new Read(Optional.of(mapping), List.of());
    }

    /**
     * Reads what is said about the form of the file.
     *
     * @param field gives the value of a field, empty if there is none
     * @return what is not said is to be found out
     */
    public static TableFormat format(UnaryOperator<String> field) {
        String sheet = field.apply("sheet");
        return new TableFormat(
                oneOf(Separator.class, field.apply("separator")).orElse(null),
                oneOf(TableEncoding.class, field.apply("encoding")).orElse(null),
                sheet.isEmpty() ? null : sheet);
    }

    private Optional<RowMapping> row(RowType type) {
        int before = faults.size();
        Map<ImportColumn, RowSource> sources = new EnumMap<>(ImportColumn.class);
        List<Fault> missing = new ArrayList<>();
        boolean isAny = false;
        for (ImportColumn column : type.columns()) {
            String name = field(type, column);
            RowSource source = source(name);
            if (source != null) {
                sources.put(column, source);
            }
            isAny |= !field.apply(name).isEmpty();
            if (source == null
                    && field.apply(name).isEmpty()
                    && type.requiredColumns().contains(column)) {
                missing.add(new Fault(name, Problem.REQUIRED));
            }
        }
        LineCondition when = condition(type.name() + "-when");
        if (!isAny) {
            return Optional.empty();
        }
        faults.addAll(missing);
        return faults.size() == before
                ? Optional.of(new RowMapping(when, sources))
                : Optional.empty();
    }

    private @Nullable RowSource source(String name) {
        String chosen = field.apply(name);
        if (chosen.equals(FIXED)) {
            String text = field.apply(name + "-fixed");
            if (text.isEmpty()) {
                faults.add(new Fault(name + "-fixed", Problem.FIXED_MISSING));
                return null;
            }
            return new RowSource.Constant(text);
        }
        List<String> from = new ArrayList<>();
        column(chosen).ifPresent(from::add);
        if (!from.isEmpty()) {
            column(field.apply(name + "-and")).ifPresent(from::add);
        }
        return from.isEmpty() ? null : new RowSource.FromColumns(from);
    }

    private Optional<String> column(String chosen) {
        if (!chosen.matches("c[0-9]{1,4}")) {
            return Optional.empty();
        }
        int place = Integer.parseInt(chosen.substring(COLUMN.length()));
        return place < columns.size() && !columns.get(place).isBlank()
                ? Optional.of(columns.get(place))
                : Optional.empty();
    }

    private @Nullable LineCondition condition(String name) {
        Optional<String> column = column(field.apply(name));
        Set<String> words = split(field.apply(name + "-words"));
        if (column.isEmpty() != words.isEmpty()) {
            faults.add(
                    new Fault(column.isEmpty() ? name : name + "-words", Problem.HALF_A_CONDITION));
        }
        return column.isEmpty() || words.isEmpty() ? null : new LineCondition(column.get(), words);
    }

    private Map<ImportColumn, Map<String, String>> words(
            Map<RowType, RowMapping> rows, @Nullable Mapping base) {
        Map<ImportColumn, Map<String, String>> words = new EnumMap<>(ImportColumn.class);
        if (base != null) {
            base.words()
                    .forEach(
                            (column, meanings) -> {
                                if (!WORDS.containsKey(column)) {
                                    words.put(column, meanings);
                                }
                            });
        }
        WORDS.forEach(
                (column, meanings) -> {
                    boolean isMapped =
                            rows.values().stream()
                                    .anyMatch(row -> row.sources().containsKey(column));
                    Map<String, String> own = new LinkedHashMap<>();
                    for (String meaning : isMapped ? meanings : List.<String>of()) {
                        split(field.apply("word-" + column.name() + "-" + meaning))
                                .forEach(word -> own.put(word, meaning));
                    }
                    if (!own.isEmpty()) {
                        words.put(column, own);
                    }
                });
        return words;
    }

    private static Set<String> split(String words) {
        Set<String> all = new LinkedHashSet<>();
        for (String word : words.split("\\|")) {
            if (!word.isBlank()) {
                all.add(word.strip());
            }
        }
        return all;
    }

    private <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        return oneOf(type, field.apply(name));
    }

    private static <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String chosen) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(chosen))
                .findFirst();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}

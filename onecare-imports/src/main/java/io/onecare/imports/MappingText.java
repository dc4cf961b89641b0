package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.Separator;
import io.onecare.imports.table.TableEncoding;
import io.onecare.imports.table.TableFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as text that people read and write: a setting per line, our words on the left, the
 * insurer's on the right.
 *
 * <pre>
 * # roll of Mutua Esempio
 * kind = roll
 * days = day-first
 * member.when = Tipo : T | TIT
 * member.member-number = N. tessera
 * facility.street = Via + Civico
 * policy.price-list-code = "BASE"
 * words.relationship.child = FG | Figlio
 * </pre>
 */
public final class MappingText {

    private static final String BAR = "\\s*\\|\\s*";

    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private record Setting(int line, String value) {}

    private MappingText() {}

    /**
     * Reads a mapping.
     *
     * @param text its text
     * @return the mapping
     * @throws BadMappingException if it is none; says in which line
     */
    public static Mapping parse(String text) throws BadMappingException {
        MappingText parser = new MappingText();
        parser.split(text);
        return parser.mapping();
    }

    private void split(String text) throws BadMappingException {
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line =
                    i == 0 && lines[i].startsWith("\uFEFF") ? lines[i].substring(1) : lines[i];
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            int sign = line.indexOf('=');
            if (sign < 1) {
                throw new BadMappingException(MappingFault.NOT_A_SETTING, i + 1, "");
            }
            String key = line.substring(0, sign).strip();
            Setting setting = new Setting(i + 1, line.substring(sign + 1).strip());
            if (settings.put(key, setting) != null) {
                throw new BadMappingException(MappingFault.KEY_TWICE, i + 1, key);
            }
        }
    }

    private Mapping mapping() throws BadMappingException {
        ImportKind kind = take("kind", ImportKind.class);
        if (kind == null) {
            throw new BadMappingException(MappingFault.NO_KIND, 0, "");
        }
        TableFormat table =
                new TableFormat(
                        take("separator", Separator.class),
                        take("encoding", TableEncoding.class),
                        text("sheet"));
        Integer headerLine = headerLine();
        ValueFormat usual = ValueFormat.usual();
        ValueFormat.DayOrder days = take("days", ValueFormat.DayOrder.class);
        ValueFormat.PeriodEnd ends = take("ends", ValueFormat.PeriodEnd.class);
        ValueFormat format =
                new ValueFormat(
                        days == null ? usual.days() : days,
                        take("decimals", ValueFormat.DecimalSign.class),
                        text("lists"),
                        ends == null ? usual.ends() : ends);
        LineCondition skip = condition("skip");
        Map<ImportColumn, Map<String, String>> words = words();
        Map<RowType, RowMapping> rows = rows();
        requireKnown();
        if (rows.isEmpty() || !kind.rowTypes().containsAll(rows.keySet())) {
            throw new BadMappingException(MappingFault.NO_ROW_OF_ITS_KIND, 0, Names.of(kind));
        }
        for (Map.Entry<RowType, RowMapping> row : rows.entrySet()) {
            for (ImportColumn column : row.getKey().columns()) {
                if (row.getKey().requiredColumns().contains(column)
                        && !row.getValue().sources().containsKey(column)) {
                    throw new BadMappingException(
                            MappingFault.COLUMN_MISSING, 0, key(row.getKey(), column));
                }
            }
        }
        return new Mapping(kind, table, headerLine, format, rows, skip, words);
    }

    private @Nullable String text(String key) throws BadMappingException {
        Setting setting = settings.remove(key);
        if (setting != null && setting.value().isEmpty()) {
            throw bad(key, setting);
        }
        return setting == null ? null : setting.value();
    }

    private <E extends Enum<E>> @Nullable E take(String key, Class<E> type)
            throws BadMappingException {
        Setting setting = settings.remove(key);
        if (setting == null) {
            return null;
        }
        E constant = Names.find(type, setting.value());
        if (constant == null) {
            throw bad(key, setting);
        }
        return constant;
    }

    private @Nullable Integer headerLine() throws BadMappingException {
        Setting setting = settings.remove("header-line");
        if (setting == null) {
            return null;
        }
        if (!setting.value().matches("[1-9][0-9]{0,5}")) {
            throw bad("header-line", setting);
        }
        return Integer.valueOf(setting.value());
    }

    private @Nullable LineCondition condition(String key) throws BadMappingException {
        Setting setting = settings.remove(key);
        if (setting == null) {
            return null;
        }
        int colon = setting.value().lastIndexOf(" : ");
        Set<String> words = colon < 1 ? Set.of() : list(setting.value().substring(colon + 3));
        if (words.isEmpty()) {
            throw bad(key, setting);
        }
        return new LineCondition(setting.value().substring(0, colon).strip(), words);
    }

    private static Set<String> list(String value) {
        return Arrays.stream(value.split(BAR, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<ImportColumn, Map<String, String>> words() throws BadMappingException {
        Map<ImportColumn, Map<String, String>> words = new EnumMap<>(ImportColumn.class);
        for (String key : new ArrayList<>(settings.keySet())) {
            if (!key.startsWith("words.")) {
                continue;
            }
            Setting setting = java.util.Objects.requireNonNull(settings.remove(key));
            String[] parts = key.split("\\.", 3);
            ImportColumn column =
                    parts.length < 3 ? null : Names.find(ImportColumn.class, parts[1]);
            if (column == null) {
                throw new BadMappingException(MappingFault.UNKNOWN_KEY, setting.line(), key);
            }
            Set<String> fixed = Mapping.FIXED_WORDS.get(column);
            String meaning =
                    fixed == null
                            ? parts[2]
                            : parts[2].toUpperCase(java.util.Locale.ROOT).replace('-', '_');
            if (fixed != null && !fixed.contains(meaning)) {
                throw new BadMappingException(MappingFault.UNKNOWN_KEY, setting.line(), key);
            }
            for (String word : list(setting.value())) {
                words.computeIfAbsent(column, any -> new LinkedHashMap<>()).put(word, meaning);
            }
        }
        return words;
    }

    private Map<RowType, RowMapping> rows() throws BadMappingException {
        Map<RowType, RowMapping> rows = new EnumMap<>(RowType.class);
        for (RowType type : RowType.values()) {
            LineCondition when = condition(Names.of(type) + ".when");
            Map<ImportColumn, RowSource> sources = new HashMap<>();
            for (ImportColumn column : type.columns()) {
                String key = key(type, column);
                Setting setting = settings.remove(key);
                if (setting != null) {
                    sources.put(column, source(key, setting));
                }
            }
            if (when != null || !sources.isEmpty()) {
                rows.put(type, new RowMapping(when, sources));
            }
        }
        return rows;
    }

    private static RowSource source(String key, Setting setting) throws BadMappingException {
        String value = setting.value();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return new RowSource.Constant(value.substring(1, value.length() - 1));
        }
        List<String> names = Arrays.stream(value.split(" \\+ ", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            throw bad(key, setting);
        }
        return new RowSource.FromColumns(names);
    }

    private void requireKnown() throws BadMappingException {
        for (Map.Entry<String, Setting> left : settings.entrySet()) {
            throw new BadMappingException(
                    MappingFault.UNKNOWN_KEY, left.getValue().line(), left.getKey());
        }
    }

    private static BadMappingException bad(String key, Setting setting) {
        return new BadMappingException(MappingFault.BAD_VALUE, setting.line(), key);
    }

    private static String key(RowType type, ImportColumn column) {
        return Names.of(type) + "." + Names.of(column);
    }

    /**
     * Writes a mapping.
     *
     * @param mapping the mapping
     * @return text that {@link #parse} reads to an equal mapping, as long as no name of a column
     *     holds {@code " + "} and no word {@code "|"}
     */
    public static String write(Mapping mapping) {
        StringBuilder text = new StringBuilder();
        put(text, "kind", mapping.kind());
        put(text, "separator", mapping.table().separator());
        put(text, "encoding", mapping.table().encoding());
        put(text, "sheet", mapping.table().sheet());
        put(text, "header-line", mapping.headerLine());
        put(text, "days", mapping.format().days());
        put(text, "decimals", mapping.format().decimals());
        put(text, "lists", mapping.format().lists());
        put(text, "ends", mapping.format().ends());
        put(text, "skip", mapping.skip());
        mapping.rows()
                .forEach(
                        (type, row) -> {
                            text.append('\n');
                            put(text, Names.of(type) + ".when", row.when());
                            row.sources()
                                    .forEach(
                                            (column, source) ->
                                                    put(text, key(type, column), source));
                        });
        if (!mapping.words().isEmpty()) {
            text.append('\n');
        }
        mapping.words()
                .forEach(
                        (column, meanings) -> {
                            Map<String, List<String>> byMeaning = new TreeMap<>();
                            meanings.forEach(
                                    (word, meaning) ->
                                            byMeaning
                                                    .computeIfAbsent(
                                                            meaning, any -> new ArrayList<>())
                                                    .add(word));
                            byMeaning.forEach(
                                    (meaning, words) ->
                                            put(
                                                    text,
                                                    "words."
                                                            + Names.of(column)
                                                            + "."
                                                            + name(column, meaning),
                                                    String.join(" | ", words)));
                        });
        return text.toString();
    }

    private static String name(ImportColumn column, String meaning) {
        return Mapping.FIXED_WORDS.containsKey(column)
                ? meaning.toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                : meaning;
    }

    private static void put(StringBuilder text, String key, @Nullable Object value) {
        if (value == null) {
            return;
        }
        String written;
        if (value instanceof Enum<?> constant) {
            written = Names.of(constant);
        } else if (value instanceof LineCondition condition) {
            written =
                    condition.column()
                            + " : "
                            + condition.words().stream()
                                    .sorted()
                                    .collect(Collectors.joining(" | "));
        } else if (value instanceof RowSource.FromColumns columns) {
            written = String.join(" + ", columns.names());
        } else if (value instanceof RowSource.Constant constant) {
            written = '"' + constant.text() + '"';
        } else {
            written = value.toString();
        }
        text.append(key).append(" = ").append(written).append('\n');
    }
}

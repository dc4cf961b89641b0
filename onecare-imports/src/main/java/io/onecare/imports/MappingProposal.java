package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.TableFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file most likely are, by the words that insurers use for them. For somebody
 * to look at: nothing is imported on a guess.
 *
 * @param mapping the mapping, if one type of row at least has all that it needs
 * @param missing by type of row what it still needs; a type that has everything is not in it, nor
 *     one that the file has not
 * @param found by type of row the columns that were recognised, also of a type that lacks some
 * @param unused the columns of the file that mean nothing known, as they are written
 */
public record MappingProposal(
        Optional<Mapping> mapping,
        Map<RowType, Set<ImportColumn>> missing,
        Map<RowType, Map<ImportColumn, String>> found,
        List<String> unused) {

    /** Copies the collections. */
    public MappingProposal {
        missing = Map.copyOf(missing);
        found = Map.copyOf(found);
        unused = List.copyOf(unused);
    }

    /**
     * Proposes a mapping.
     *
     * @param kind what the file brings
     * @param preview its beginning
     * @return the proposal
     */
    public static MappingProposal of(ImportKind kind, TablePreview preview) {
        Map<String, Integer> places = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < preview.columns().size(); i++) {
            String folded = Words.fold(preview.columns().get(i));
            if (!preview.columns().get(i).isEmpty() && places.putIfAbsent(folded, i) != null) {
                twice.add(folded);
            }
        }
        twice.forEach(places::remove);
        Map<RowType, RowMapping> rows = new EnumMap<>(RowType.class);
        Map<RowType, Set<ImportColumn>> missing = new EnumMap<>(RowType.class);
        Map<RowType, Map<ImportColumn, String>> recognised = new EnumMap<>(RowType.class);
        Set<Integer> used = new HashSet<>();
        for (RowType type : kind.rowTypes()) {
            Map<ImportColumn, Integer> found = columns(type, places);
            Map<ImportColumn, String> names = new EnumMap<>(ImportColumn.class);
            found.forEach((column, place) -> names.put(column, preview.columns().get(place)));
            recognised.put(type, Map.copyOf(names));
            Set<ImportColumn> needed = EnumSet.copyOf(type.requiredColumns());
            needed.removeAll(found.keySet());
            if (!needed.isEmpty()) {
                missing.put(type, Set.copyOf(needed));
                continue;
            }
            used.addAll(found.values());
            Map<ImportColumn, RowSource> sources = new EnumMap<>(ImportColumn.class);
            found.forEach(
                    (column, place) ->
                            sources.put(column, RowSource.column(preview.columns().get(place))));
            rows.put(type, new RowMapping(null, sources));
        }
        Integer role = kind == ImportKind.ROLL ? role(preview, places) : null;
        if (hasOnlyDependants(preview, role, recognised.get(RowType.DEPENDANT), places)) {
            for (RowType type : List.of(RowType.MEMBER, RowType.COVER)) { // by the same columns
                rows.remove(type);
                missing.remove(type);
                recognised.remove(type);
            }
        }
        if (role != null) {
            used.add(role);
            rows.replaceAll((type, row) -> onLinesOf(type, row, preview, role));
        }
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < preview.columns().size(); i++) {
            if (!used.contains(i) && !preview.columns().get(i).isEmpty()) {
                unused.add(preview.columns().get(i));
            }
        }
        Optional<Mapping> mapping =
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Mapping(
                                        kind,
                                        new TableFormat(
                                                preview.format().separator(),
                                                null,
                                                preview.format().sheet()),
                                        null,
                                        ValueFormat.usual(),
                                        rows,
                                        null,
                                        Map.of()));
        return new MappingProposal(mapping, missing, recognised, unused);
    }

    private static Map<ImportColumn, Integer> columns(RowType type, Map<String, Integer> places) {
        Map<ImportColumn, Integer> found = new EnumMap<>(ImportColumn.class);
        for (ImportColumn column : type.columns()) {
            for (String word : WordLists.headers(type, column)) {
                Integer place = places.get(word);
                if (place != null) {
                    found.put(column, place);
                    break;
                }
            }
        }
        return found;
    }

    /** The column that tells members from dependants, if there is one and its words are known. */
    private static @Nullable Integer role(TablePreview preview, Map<String, Integer> places) {
        Set<String> known = new HashSet<>(WordLists.headers("roll.role.member"));
        known.addAll(WordLists.headers("roll.role.dependant"));
        for (String word : WordLists.headers("roll.role")) {
            Integer place = places.get(word);
            if (place != null
                    && !preview.samples().isEmpty()
                    && preview.samples().stream()
                            .allMatch(row -> known.contains(Words.fold(row.get(place))))) {
                return place;
            }
        }
        return null;
    }

    /** Tells whether each of the first lines is a dependant, such as the newborns of a month. */
    private static boolean hasOnlyDependants(
            TablePreview preview,
            @Nullable Integer role,
            @Nullable Map<ImportColumn, String> found,
            Map<String, Integer> places) {
        if (found == null
                || !found.keySet().containsAll(RowType.DEPENDANT.requiredColumns())
                || preview.samples().isEmpty()) {
            return false;
        }
        String relationship = found.getOrDefault(ImportColumn.RELATIONSHIP, "");
        Integer told = role == null ? places.get(Words.fold(relationship)) : role;
        List<String> members = WordLists.headers("roll.role.member");
        return told != null
                && preview.samples().stream()
                        .map(row -> Words.fold(row.get(told)))
                        .noneMatch(word -> word.isEmpty() || members.contains(word));
    }

    private static RowMapping onLinesOf(
            RowType type, RowMapping row, TablePreview preview, int role) {
        if (type == RowType.POLICY) {
            return row;
        }
        Set<String> known =
                new HashSet<>(
                        WordLists.headers(
                                type == RowType.DEPENDANT
                                        ? "roll.role.dependant"
                                        : "roll.role.member"));
        Set<String> words = new LinkedHashSet<>();
        for (List<String> sample : preview.samples()) {
            if (known.contains(Words.fold(sample.get(role)))) {
                words.add(sample.get(role));
            }
        }
        return words.isEmpty()
                ? row
                : new RowMapping(
                        new LineCondition(preview.columns().get(role), words), row.sources());
    }
}

package io.onecare.core;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the SQL that H2 and PostgreSQL have in common, grown piece by piece with the
 * values beside the text. For what is read by the thousand or changed on a condition; text that
 * came from outside is always a value. Used once, by one thread.
 *
 * <pre>{@code
 * new NativeSql().add("update slot set revision = revision + 1 where id = ?", id).update(em);
 * }</pre>
 */
public class NativeSql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Begins with nothing. */
    public NativeSql() {}

    /**
     * Adds text with one {@code ?} for each value.
     *
     * @param fragment the text; it holds no question mark that is not a place
     * @param fragmentValues the values in their order; a null becomes the word {@code null},
     *     because an untyped null cannot be bound everywhere (decision 0014)
     * @return this statement
     * @throws IllegalArgumentException if places and values are not equally many
     */
    public NativeSql add(String fragment, @Nullable Object... fragmentValues) {
        int next = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            if (c != '?') {
                text.append(c);
                continue;
            }
            if (next == fragmentValues.length) {
                throw misfit(fragment, fragmentValues);
            }
            Object value = fragmentValues[next++];
            if (value == null) {
                text.append("null");
            } else {
                values.add(value);
                text.append('?').append(values.size());
            }
        }
        if (next != fragmentValues.length) {
            throw misfit(fragment, fragmentValues);
        }
        return this;
    }

    /**
     * Adds {@code (?, ?, …)} for the values of an {@code in}.
     *
     * @param inValues the values, at least one
     * @return this statement
     * @throws IllegalArgumentException if there is no value
     */
    public NativeSql addIn(List<?> inValues) {
        if (inValues.isEmpty()) {
            throw new IllegalArgumentException("The list of an (in) is empty but must not be.");
        }
        return add("(" + "?, ".repeat(inValues.size() - 1) + "?)", inValues.toArray());
    }

    /**
     * Sends it as a change.
     *
     * @param em the entity manager of the caller's transaction
     * @return how many rows were changed
     */
    public int update(EntityManager em) {
        return bind(em.createNativeQuery(text.toString())).executeUpdate();
    }

    /**
     * Sends it as a question with two columns or more.
     *
     * @param em the entity manager
     * @return the rows; UUIDs are to be selected as text, and numbers read as {@link Number}
     */
    @SuppressWarnings("unchecked")
    public List<Object[]> rows(EntityManager em) {
        return bind(em.createNativeQuery(text.toString())).getResultList();
    }

    private Query bind(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    private static IllegalArgumentException misfit(
            String fragment, @Nullable Object[] fragmentValues) {
        return new IllegalArgumentException(
                "The fragment (%s) has another number of places than of values (%d)."
                        .formatted(fragment, fragmentValues.length));
    }
}

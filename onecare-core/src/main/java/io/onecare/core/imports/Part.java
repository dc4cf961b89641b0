package io.onecare.core.imports;

import java.util.List;

/**
 * Several values of one column, kept in a table of their own.
 *
 * @param column the column of the source
 * @param differs whether those of the row {@code s} are others than those of what is known {@code
 *     k}, as SQL
 * @param staged {@code row_no} and value of staged rows {@code s}, as SQL that a condition follows
 * @param known the same of what is known; the value is null where there is none
 * @param isOrdered whether their order counts
 * @param replace what makes them those of the rows {@code s}, new or changed, whose things have the
 *     id {@code coalesce(s.live_id, s.id)}: statements with {@code %s} where the condition on the
 *     rows belongs
 */
record Part(
        ImportColumn column,
        String differs,
        String staged,
        String known,
        boolean isOrdered,
        List<String> replace) {}

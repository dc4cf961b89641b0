package io.onecare.core.member;

import io.onecare.core.LockOrder;
import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What goes by a dependant's data elsewhere: appointments and requests to the desk, by number, and
 * the account. By SQL, because those features build on this one. Only the lock of the member's row,
 * which whoever books takes too, keeps the answers true. For the library's own imports.
 */
public final class Traces {

    private static final int NUMBERS_PER_STATEMENT = 200;

    private record Column(String table, String name) {}

    /** Every column elsewhere that holds the number of a person who is insured. */
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("booking", "patient_number"),
                    new Column("care_request", "patient_number"),
                    new Column("care_request", "identity_person"));

    private Traces() {}

    /** Those of the dependants, by their numbers, with an appointment, a request or an account. */
    static Set<String> of(EntityManager em, List<String> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select d.dependant_number, 0 from dependant d")
                        .add(" join account a on a.dependant_id = d.id")
                        .add(" where d.dependant_number in ")
                        .addIn(numbers);
        for (Column column : COLUMNS) {
            addNamed(sql.add(" union "), column, numbers);
        }
        return numbers(em, sql);
    }

    /** Tells whether the dependant has an appointment or a request; an account alone is neither. */
    static boolean isNamed(EntityManager em, String number) {
        return !named(em, List.of(number)).isEmpty();
    }

    /**
     * Gives who has an appointment or a request; an account alone is neither.
     *
     * @param em the entity manager
     * @param numbers the insurer's numbers of people; at least one, at most some hundreds
     * @return those that something goes by
     */
    public static Set<String> named(EntityManager em, List<String> numbers) {
        NativeSql sql = new NativeSql();
        String union = "";
        for (Column column : COLUMNS) {
            addNamed(sql.add(union), column, numbers);
            union = " union ";
        }
        return numbers(em, sql);
    }

    private static void addNamed(NativeSql sql, Column column, List<String> numbers) {
        sql.add("select " + column.name() + ", 0 from " + column.table())
                .add(" where " + column.name() + " in ")
                .addIn(numbers);
    }

    private static Set<String> numbers(EntityManager em, NativeSql sql) {
        return sql.rows(em).stream().map(row -> (String) row[0]).collect(Collectors.toSet());
    }

    /**
     * People have other numbers from now on. The caller has locked their members, so that nobody
     * books for them.
     *
     * @param em the entity manager of the caller's transaction
     * @param numbers the new number of each by the old one
     */
    public static void rename(EntityManager em, Map<String, String> numbers) {
        for (UUID booking : bookings(em, List.copyOf(numbers.keySet()))) {
            new NativeSql()
                    .add("update booking set version = version where id = ?", booking)
                    .update(em);
        }
        for (Column column : COLUMNS) {
            numbers.forEach(
                    (from, to) ->
                            new NativeSql()
                                    .add("update " + column.table())
                                    .add(" set " + column.name() + " = ?", to)
                                    .add(" where " + column.name() + " = ?", from)
                                    .update(em));
        }
    }

    private static List<UUID> bookings(EntityManager em, List<String> numbers) {
        List<UUID> bookings = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += NUMBERS_PER_STATEMENT) {
            new NativeSql()
                    .add("select cast(id as varchar(36)), version from booking")
                    .add(" where patient_number in ")
                    .addIn(numbers.subList(i, Math.min(numbers.size(), i + NUMBERS_PER_STATEMENT)))
                    .rows(em)
                    .forEach(row -> bookings.add(UUID.fromString((String) row[0])));
        }
        return LockOrder.of(bookings);
    }
}

package io.onecare.core.imports;

/**
 * A column of a staged row {@code s} and of what is known {@code k}, each as SQL.
 *
 * @param column the column of the source
 * @param target the column of the known thing's table
 * @param staged what the row says, to show; empty if it is not shown
 * @param known what is known, to show
 * @param differs whether it is to be changed
 * @param changed what it becomes if it is known
 * @param fresh what it becomes if it is new; {@code k} is not to be had
 */
record Field(
        ImportColumn column,
        String target,
        String staged,
        String known,
        String differs,
        String changed,
        String fresh) {

    boolean isShown() {
        return !staged.isEmpty();
    }

    /** One that is called the same everywhere. */
    static Field same(ImportColumn column, String name) {
        return new Field(
                column,
                name,
                "s." + name,
                "k." + name,
                "s." + name + " is distinct from k." + name,
                "s." + name,
                "s." + name);
    }

    /** The same, with something else where the row says nothing. */
    static Field orElse(ImportColumn column, String name, String otherwise) {
        String value = "coalesce(s." + name + ", " + otherwise + ")";
        return new Field(column, name, value, "k." + name, value + " <> k." + name, value, value);
    }

    /** The code of something that is kept by its id. */
    static Field reference(ImportColumn column, String target, String name, String table) {
        String id = "(select r.id from " + table + " r where r.code = s." + name + ")";
        String known = "(select r.code from " + table + " r where r.id = k." + target + ")";
        return new Field(
                column,
                target,
                "s." + name,
                known,
                "s." + name + " is distinct from " + known,
                id,
                id);
    }
}

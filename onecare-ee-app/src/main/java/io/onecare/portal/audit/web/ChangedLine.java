package io.onecare.portal.audit.web;

import io.onecare.core.audit.ChangedField;

/**
 * A field that was changed, in a list.
 *
 * @param field what the field is called
 * @param before the value before; empty if there was none
 * @param after the value after; empty if there is none any more
 */
public record ChangedLine(String field, String before, String after) {

    static ChangedLine of(ChangedField change, AuditWords words) {
        return new ChangedLine(
                words.field(change.field()),
                change.before() == null ? "" : words.value(change.field(), change.before()),
                change.after() == null ? "" : words.value(change.field(), change.after()));
    }
}

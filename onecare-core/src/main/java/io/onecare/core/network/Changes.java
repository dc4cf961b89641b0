package io.onecare.core.network;

import io.onecare.core.audit.ChangedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields that a change makes different, for the audit trail. */
final class Changes {

    private final List<ChangedField> fields = new ArrayList<>();

    /** One field, if it is different. */
    Changes of(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(new ChangedField(field, text(before), text(after)));
        }
        return this;
    }

    Changes ofName(@Nullable LocalizedName before, LocalizedName after) {
        return of("nameIt", before == null ? null : before.italian(), after.italian())
                .of(
                        "nameEn",
                        before == null ? null : before.english().orElse(null),
                        after.english().orElse(null));
    }

    List<ChangedField> fields() {
        return List.copyOf(fields);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

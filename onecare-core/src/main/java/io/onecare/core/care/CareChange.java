package io.onecare.core.care;

import io.onecare.core.notification.NotificationKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a step comes to: how the request is then, what is written down, and what is told. */
record CareChange(
        CareProgress progress,
        Set<MissingFact> missing,
        @Nullable String why,
        Words words,
        @Nullable NotificationKind told,
        @Nullable CareRefusal refusal) {

    static CareChange of(CareRequest request, CareProgress progress) {
        return new CareChange(progress, request.missing(), null, Words.none(), null, null);
    }

    CareChange with(CareProgress other) {
        return new CareChange(other, missing, why, words, told, refusal);
    }

    CareChange lacking(Set<MissingFact> facts) {
        return new CareChange(progress, facts, why, words, told, refusal);
    }

    CareChange because(@Nullable String reason) {
        return new CareChange(progress, missing, reason, words, told, refusal);
    }

    CareChange saying(Words said) {
        return new CareChange(progress, missing, why, said, told, refusal);
    }

    CareChange telling(NotificationKind kind) {
        return new CareChange(progress, missing, why, words, kind, refusal);
    }

    CareChange refused(CareRefusal reason) {
        return new CareChange(progress, missing, why, words, told, reason);
    }
}

package io.onecare.portal.care.web;

import io.onecare.core.care.CareQueueCriteria;
import io.onecare.core.care.CareQueueCriteria.Ownership;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.care.CareRequestState;
import io.onecare.core.care.QueuePosition;
import io.onecare.core.care.QueuedCareRequest;
import io.onecare.portal.faces.PageMark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the queue somebody looks at, as its address says.
 *
 * @param tab which requests: one of {@link #TABS}
 * @param mark where the page before ended; null for the first page
 */
record QueuePage(String tab, @Nullable PageMark mark) {

    static final List<String> TABS = List.of("all", "mine", "free", "waiting", "late");

    /** Whatever no page has written is the first page of everything. */
    static QueuePage of(@Nullable String show, @Nullable String after) {
        return new QueuePage(
                show != null && TABS.contains(show) ? show : TABS.get(0),
                PageMark.read(after).orElse(null));
    }

    CareQueueCriteria criteria() {
        CareQueueCriteria all = CareQueueCriteria.unfinished();
        return switch (tab) {
            case "mine" -> all.whose(Ownership.MINE);
            case "free" -> all.whose(Ownership.FREE);
            case "waiting" -> all.in(Set.of(CareRequestState.WAITING));
            case "late" -> all.late();
            default -> all;
        };
    }

    @Nullable QueuePosition after() {
        return mark == null ? null : new QueuePosition(mark.at(), CareRequestId.of(mark.id()));
    }

    /** The parameters of its address. */
    String query() {
        return "show=" + tab + Optional.ofNullable(mark).map(at -> "&after=" + at).orElse("");
    }

    /** The page behind one that ends with a line. */
    QueuePage behind(QueuedCareRequest last) {
        return new QueuePage(
                tab, new PageMark(last.position().dueAt(), last.position().id().value()));
    }

    /** Says whether two pages show the same; it is no secret and proves nothing. */
    static String fingerprint(List<QueuedCareRequest> lines) {
        return Integer.toHexString(
                lines.stream().map(line -> List.of(line.seen(), line.late())).toList().hashCode());
    }
}

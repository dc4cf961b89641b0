package io.onecare.portal.audit.web;

import io.onecare.core.access.FoundEntries;
import io.onecare.portal.audit.AuditDesk;
import io.onecare.portal.faces.Language;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest changes of the thing that a page shows, for {@code /WEB-INF/audit/history.xhtml}. */
@Named
@RequestScoped
public class ChangesView {

    @Inject private SignedInPerson person;
    @Inject private AuditDesk desk;
    @Inject private HttpServletRequest request;

    private final Map<List<String>, FoundEntries> known = new HashMap<>();

    /**
     * Gives the newest changes.
     *
     * @param subjectType the kind of thing, as its entries have it
     * @param subjectId its id, as its entries have it
     * @return newest first
     */
    public List<AuditLine> of(String subjectType, String subjectId) {
        AuditWords words = new AuditWords(Language.of(request));
        return found(subjectType, subjectId).entries().stream()
                .map(entry -> AuditLine.of(entry, words))
                .toList();
    }

    /**
     * Tells whether there are older ones than those.
     *
     * @param subjectType the kind of thing
     * @param subjectId its id
     * @return true if the page does not show all
     */
    public boolean hasMore(String subjectType, String subjectId) {
        return found(subjectType, subjectId).hasMore();
    }

    private FoundEntries found(String subjectType, String subjectId) {
        return known.computeIfAbsent(
                List.of(subjectType, subjectId),
                key ->
                        person.signIn()
                                .map(signIn -> desk.changes(signIn, subjectType, subjectId))
                                .orElse(FoundEntries.none()));
    }
}

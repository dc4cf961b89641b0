package io.onecare.portal.audit.web;

import io.onecare.core.access.AuditCriteria;
import io.onecare.core.access.FoundEntries;
import io.onecare.portal.audit.AuditDesk;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Spreadsheet;
import io.onecare.portal.security.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Gives what was found in the audit trail as a file. */
public class AuditFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final transient AuditDesk desk;
    private final transient Clock clock;

    /**
     * Made by the container.
     *
     * @param desk searches the trail
     * @param clock tells which day it is
     */
    @Inject
    public AuditFile(AuditDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Language language = Language.of(request);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ROME);
        AuditForm form = new AuditForm(request::getParameter, today);
        Optional<AuditCriteria> criteria =
                form.criteria(new FormMessages(language, "audit.message.error."));
        Optional<SignIn> signIn = SignIn.of(request);
        if (criteria.isEmpty() || signIn.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        FoundEntries found = desk.export(signIn.get(), criteria.get());
        String table =
                AuditTable.of(
                        found.entries(),
                        new AuditWords(language),
                        column -> language.texts().getString("audit.file." + column));
        Spreadsheet.send(response, "onecare-audit-" + today, table);
    }
}

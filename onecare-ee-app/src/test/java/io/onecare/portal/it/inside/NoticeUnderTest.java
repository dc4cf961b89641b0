package io.onecare.portal.it.inside;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.terms.TermsOutcome;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.UUID;

/**
 * Publishes a privacy notice while tests run, by the testers' entrance. All who have an account are
 * shown it but Nora and Olga, so that the other tests are not disturbed.
 */
@WebServlet("/ArquillianServletRunnerNotice")
public class NoticeUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient OneCare oneCare;
    @Inject private transient MembersUnderTest members;
    @Inject private transient EntityManager entityManager;
    @Inject private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String code = request.getParameter("code");
        try {
            response.getWriter().print(Committed.in(transaction, () -> publish(code)));
        } catch (IOException fault) {
            throw fault;
        } catch (Exception fault) { // as declared by Callable
            throw new IllegalStateException(fault);
        }
    }

    private String publish(String code) {
        TermsOutcome outcome =
                oneCare.termsEditor()
                        .publish(
                                Actor.system("test"),
                                new PublishTerms(
                                        TermsKind.PRIVACY_NOTICE,
                                        code,
                                        null,
                                        "Versione di prova "
                                                + code
                                                + ".\n\n# Titolo\n\n- <b>voce</b>",
                                        null));
        for (Object id :
                entityManager
                        .createNativeQuery(
                                "select cast(id as varchar(36)) from account"
                                        + " where user_name not in (?1, ?2)")
                        .setParameter(1, FamilyUnderTest.NORA)
                        .setParameter(2, FamilyUnderTest.OLGA)
                        .getResultList()) {
            members.shown(AccountId.of(UUID.fromString((String) id)));
        }
        return outcome.getClass().getSimpleName();
    }
}

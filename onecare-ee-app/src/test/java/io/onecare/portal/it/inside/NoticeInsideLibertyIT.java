package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.RegistrationOutcome;
import io.onecare.core.account.RequestRegistration;
import io.onecare.core.terms.AcceptanceForm;
import io.onecare.core.terms.AcceptanceListing;
import io.onecare.core.terms.TermsKind;
import io.onecare.portal.account.AccountDesk;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Which privacy notice was beside the registration form. All of it is rolled back. */
@ArquillianTest
public class NoticeInsideLibertyIT {

    private static final Actor SYSTEM = Actor.system("test");

    @Inject AccountDesk desk;
    @Inject OneCare oneCare;
    @Inject UserTransaction transaction;
    @Inject Clock clock;

    @Test
    void a_registration_keeps_the_version_of_the_notice_that_was_beside_the_form()
            throws Exception {
        String version =
                oneCare.terms()
                        .inForce(SYSTEM, TermsKind.PRIVACY_NOTICE, clock.instant())
                        .orElseThrow()
                        .code();

        List<AcceptanceListing> kept = keptOf(version);

        assertEquals(1, kept.size());
        assertEquals(TermsKind.PRIVACY_NOTICE, kept.get(0).kind());
        assertEquals(version, kept.get(0).code());
        assertEquals(AcceptanceForm.SHOWN, kept.get(0).form());
        assertEquals("visitor", kept.get(0).actorName());
    }

    @Test
    void a_version_that_is_not_in_force_is_not_kept_and_holds_nobody_up() throws Exception {
        assertEquals(List.of(), keptOf("DEMO-0"));
        assertEquals(List.of(), keptOf(""));
    }

    private List<AcceptanceListing> keptOf(String notice) throws Exception {
        transaction.begin();
        try {
            RegistrationOutcome.Requested requested =
                    assertInstanceOf(
                            RegistrationOutcome.Requested.class, desk.register(typed(), notice));
            return oneCare.termsAcceptances()
                    .of(SYSTEM, "Registration", requested.registration().value());
        } finally {
            transaction.rollback();
        }
    }

    private static RequestRegistration typed() {
        return new RequestRegistration(
                "Zuliani",
                "Zeno",
                "ZLNZNE80A01H501N",
                LocalDate.of(1980, 1, 1),
                "zeno@example.org",
                NotificationLanguage.ITALIAN,
                null,
                "192.0.2.77");
    }
}

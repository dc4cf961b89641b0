package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.Today;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The family Verdi on the roll of the portal under test: Viola, her son Ettore, who is 18 in a
 * month, and her daughter Delia, who is of age. Viola and Delia have accounts.
 */
@ApplicationScoped
public class VerdiUnderTest {

    /** Viola Verdi, whose user name is this; the password is that of {@link MembersUnderTest}. */
    public static final String VIOLA = "viola.under.test";

    /** Delia Verdi, whose user name is this. */
    public static final String DELIA = "delia.under.test";

    private static final String TAX_CODE_OF_VIOLA = "VRDVLI80A41H501H";
    private static final String TAX_CODE_OF_DELIA = "VRDDLE00A41H501T";
    private static final Actor SYSTEM = Actor.system("test");
    private static final LocalDate DELIA_BORN = LocalDate.of(2000, 1, 1);

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5003) @Initialized(ApplicationScoped.class) Object event) {
        if (oneCare.members().maySee(SYSTEM, "TEST-Viola")) {
            return; // a run before this one left its data in target/
        }
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        LocalDate today = Today.in(clock);
        RollEntry family =
                MembersUnderTest.entry(
                        "Verdi",
                        "Viola",
                        TAX_CODE_OF_VIOLA,
                        always,
                        MembersUnderTest.child("Verdi", "Delia", TAX_CODE_OF_DELIA, DELIA_BORN),
                        MembersUnderTest.child(
                                "Verdi",
                                "Ettore",
                                "VRDTTR08A01H501K",
                                today.plusDays(30).minusYears(18)));
        oneCare.rollImport().upsert(SYSTEM, new Roll(today, List.of(), List.of(family)));
        members.register("Verdi", "Viola", TAX_CODE_OF_VIOLA, VIOLA);
        members.shown(
                members.registerByDesk("Verdi", "Delia", TAX_CODE_OF_DELIA, DELIA_BORN, DELIA));
    }
}

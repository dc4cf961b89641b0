package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.Crowd;
import io.onecare.portal.it.inside.MembersUnderTest;
import io.onecare.portal.it.inside.TestersCaptcha;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A stranger does not find out who is insured here, and who has an account: answers, work on the
 * database and time are the same. Limits are kept out of the way by coming from many addresses and
 * asking for many people, never by switching them off.
 *
 * <p>Runs late: it leaves a thousand mails to be sent, and other tests wait for theirs.
 */
@ArquillianTest
@RunAsClient
@Order(Integer.MAX_VALUE - 1)
class EnumerationIT {

    private static final int ROUNDS = 200;

    /** Fewer, because each one takes the time of a hash. */
    private static final int LOG_INS = 100;

    @ArquillianResource private URL base;

    @Test
    void at_the_registration_everybody_gets_the_same_answer_for_the_same_work_in_the_same_time() {
        List<Crowd> kinds =
                List.of(
                        Crowd.UNKNOWN,
                        Crowd.KNOWN,
                        Crowd.REGISTERED,
                        Crowd.MISMATCHED,
                        Crowd.LIMITED);
        Comparison comparison =
                new Comparison("registration", kinds.stream().map(Crowd::name).toList());

        comparison.run(
                ROUNDS,
                (turn, mark) -> {
                    Crowd kind = Crowd.valueOf(turn.kind());
                    return from(kind, turn, 40)
                            .post(
                                    "registration",
                                    Registrant.form(
                                            kind.person(turn.round()), TestersCaptcha.INSTEAD),
                                    mark);
                });

        assertThat(comparison.answer()).startsWith("302").contains("/registration/sent");
        comparison.assertSameWork(http());
        comparison.assertSameTime();
    }

    @Test
    void at_the_log_in_an_unknown_name_is_as_wrong_as_a_wrong_password() {
        Comparison comparison =
                new Comparison("log-in", List.of(Crowd.UNKNOWN.name(), Crowd.REGISTERED.name()));

        comparison.run(
                LOG_INS,
                (turn, mark) -> {
                    Crowd kind = Crowd.valueOf(turn.kind());
                    return from(kind, turn, 20)
                            .post(
                                    "login",
                                    Map.of(
                                            "username",
                                            kind.person(turn.round()).userName(),
                                            "password",
                                            "non la so, ma provo"),
                                    mark);
                });

        assertThat(comparison.answer()).startsWith("200").contains("non sono corretti");
        comparison.assertSameWork(http());
        comparison.assertSameTime();
    }

    @Test
    void whoever_forgot_their_password_gets_the_same_answer_with_and_without_an_account() {
        Comparison comparison =
                new Comparison("forgotten", List.of(Crowd.UNKNOWN.name(), Crowd.REGISTERED.name()));

        comparison.run(
                ROUNDS,
                (turn, mark) -> {
                    Crowd kind = Crowd.valueOf(turn.kind());
                    return from(kind, turn, 20)
                            .post(
                                    "password",
                                    Map.of("email", kind.person(turn.round()).email()),
                                    mark);
                });

        assertThat(comparison.answer()).startsWith("302").contains("/password/sent");
        comparison.assertSameWork(http());
        comparison.assertSameTime();
    }

    @Test
    void the_limit_of_a_user_name_is_reached_as_soon_whether_or_not_there_is_an_account() {
        Crowd.Person member = Crowd.MEMBERS.person(Crowd.MEMBERS_WITH_ACCOUNT - 1);
        Crowd.Person nobody = Crowd.NEWCOMERS.person(Crowd.SIZE - 1);

        assertThat(refusedBeforeTheLimit(member)).isEqualTo(refusedBeforeTheLimit(nobody));

        Visitor atHome = Visitor.at(base, "127.0.0.1");
        atHome.logIn(member.userName(), MembersUnderTest.PASSWORD);
        assertThat(atHome.isLoggedIn()).as("whoever is at home gets in all the same").isTrue();
    }

    /** How many tries of strangers, each from elsewhere, are judged before one has to wait. */
    private int refusedBeforeTheLimit(Crowd.Person person) {
        int refused = 0;
        String body = "";
        while (refused < 30 && !body.contains("Troppi tentativi")) {
            body =
                    Visitor.at(
                                    base,
                                    "127.30.%d.%d"
                                            .formatted(person.userName().length(), refused + 1))
                            .logIn(person.userName(), "non la so, ma provo")
                            .body();
            refused += body.contains("non sono corretti") ? 1 : 0;
        }
        return refused;
    }

    /** An address of its own for each kind, and another one before it has asked too often. */
    private RawHttp from(Crowd kind, Comparison.Turn turn, int asksPerAddress) {
        return RawHttp.at(
                base,
                "127.%d.%d.%d"
                        .formatted(
                                20 + kind.ordinal(),
                                1 + Math.abs(turn.mark().charAt(0)) % 100,
                                1 + turn.round() / asksPerAddress));
    }

    private RawHttp http() {
        return RawHttp.at(base, "127.0.0.1");
    }
}

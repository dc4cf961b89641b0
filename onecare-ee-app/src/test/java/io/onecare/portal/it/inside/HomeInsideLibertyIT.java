package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.SessionId;
import io.onecare.core.member.Insured;
import io.onecare.portal.home.Home;
import io.onecare.portal.home.HomeDesk;
import io.onecare.portal.security.SignIn;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What the home page costs, and that it lists some and says that there are more. */
@ArquillianTest
public class HomeInsideLibertyIT {

    @Inject HomeDesk desk;
    @Inject FamilyUnderTest family;
    @Inject OneCare oneCare;
    @Inject UserTransaction transaction;

    @Resource(lookup = "jdbc/onecare")
    DataSource dataSource;

    @Test
    void the_home_page_takes_as_many_statements_for_many_appointments_as_for_few()
            throws Exception {
        Insured dora = oneCare.members().find(Actor.system("test"), "TEST-Dora").orElseThrow();
        SignIn signIn = signedIn(dora.member().value());
        Home few = desk.look(signIn, dora);
        long forFew = statementsOf(() -> desk.look(signIn, dora));

        transaction.begin();
        for (int hour = 8; hour < 16; hour++) {
            family.book("TEST-Dora", 12, hour);
        }
        Home many = desk.look(signIn, dora);
        long forMany = statementsOf(() -> desk.look(signIn, dora));
        transaction.rollback(); // nobody is told about them

        assertEquals(3, few.next().bookings().size());
        assertEquals(1, few.proposals().size());
        assertEquals(HomeDesk.MOST_LISTED, many.next().bookings().size());
        assertTrue(many.next().hasMore());
        assertTrue(forFew > 5, "statements are counted: " + forFew);
        assertEquals(forFew, forMany);
        assertTrue(forMany <= 20, "statements: " + forMany);
    }

    @Test
    void who_is_not_on_the_roll_has_no_appointments() {
        SignIn stranger = signedIn(UUID.randomUUID());

        Home home = desk.look(stranger, null);

        assertTrue(home.next().bookings().isEmpty());
        assertTrue(home.proposals().isEmpty());
    }

    /**
     * As the database counts them: those of jobs, which look at the network and the outbox
     * meanwhile, can only be added, so the fewest of some times are those of the work.
     */
    private long statementsOf(Runnable work) throws SQLException {
        long fewest = Long.MAX_VALUE;
        for (int time = 0; time < 7; time++) {
            fewest = Math.min(fewest, statementsOnce(work));
        }
        return fewest;
    }

    private long statementsOnce(Runnable work) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics false");
            statement.execute("set query_statistics true");
            work.run();
            try (ResultSet rows =
                    statement.executeQuery(
                            "select sum(execution_count) from information_schema.query_statistics"
                                    + " where sql_statement not like '%query_statistics%'")) {
                rows.next();
                return rows.getLong(1);
            } finally {
                statement.execute("set query_statistics false");
            }
        }
    }

    private static SignIn signedIn(UUID account) {
        return new SignIn(
                new SessionId(UUID.randomUUID()), Actor.member(account), Instant.MAX, false);
    }
}

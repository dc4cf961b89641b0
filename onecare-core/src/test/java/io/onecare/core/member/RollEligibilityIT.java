package io.onecare.core.member;

import static io.onecare.core.member.RollFixture.JANUARY;
import static io.onecare.core.member.RollFixture.TODAY;
import static io.onecare.core.member.RollFixture.aChild;
import static io.onecare.core.member.RollFixture.aMember;
import static io.onecare.core.member.RollFixture.policy;
import static io.onecare.core.member.RollFixture.roll;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.member.spi.EligibilityCheckerContract;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The library's own checker keeps the contract, on both providers and both databases. */
class RollEligibilityIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Coverage COVERED = new Coverage.Covered("P-1", "BASE");

    @Nested
    class OnEclipseLinkAndH2 extends OverTheRoll {
        OnEclipseLinkAndH2() {
            super(JpaProvider.ECLIPSELINK, DatabaseKind.H2);
        }
    }

    @Nested
    class OnEclipseLinkAndPostgresql extends OverTheRoll {
        OnEclipseLinkAndPostgresql() {
            super(JpaProvider.ECLIPSELINK, DatabaseKind.POSTGRESQL);
        }
    }

    @Nested
    class OnHibernateAndH2 extends OverTheRoll {
        OnHibernateAndH2() {
            super(JpaProvider.HIBERNATE, DatabaseKind.H2);
        }
    }

    @Nested
    class OnHibernateAndPostgresql extends OverTheRoll {
        OnHibernateAndPostgresql() {
            super(JpaProvider.HIBERNATE, DatabaseKind.POSTGRESQL);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OverTheRoll extends EligibilityCheckerContract {

        private static final List<String> TABLES =
                List.of("member", "member_cover", "dependant", "policy", "roll_revision");

        private final JpaProvider provider;
        private final DatabaseKind kind;
        private TestNetwork network;
        private TestNetwork broken;

        OverTheRoll(JpaProvider provider, DatabaseKind kind) {
            this.provider = provider;
            this.kind = kind;
        }

        @BeforeAll
        void open() throws SQLException {
            network = filled();
            broken = filled();
            // no line that is down: EclipseLink waits ten seconds for each of those to come back
            try (Connection connection = broken.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table member rename to out_of_reach");
            }
        }

        @AfterAll
        void close() {
            network.close();
            broken.abandon();
        }

        @Override
        protected EligibilityChecker checker() {
            return over(network);
        }

        @Override
        protected EligibilityChecker checkerWhoseSystemCannotBeReached() {
            return over(broken);
        }

        @Override
        protected List<Example> examples() {
            return List.of(
                    new Example("M-1", JANUARY, COVERED),
                    new Example("M-1", JULY, not(Coverage.Reason.COVER_ENDED)),
                    new Example("M-2", TODAY, not(Coverage.Reason.NEVER_COVERED)),
                    new Example("D-1", TODAY, COVERED),
                    new Example("D-1", JANUARY, not(Coverage.Reason.NOT_YET_COVERED)));
        }

        @Override
        protected Object data() {
            List<String> rows = new ArrayList<>();
            try (Connection connection = network.connect();
                    Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    try (ResultSet result = statement.executeQuery("select * from " + table)) {
                        while (result.next()) {
                            StringBuilder row = new StringBuilder(table);
                            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                                row.append(' ').append(result.getString(i));
                            }
                            rows.add(row.toString());
                        }
                    }
                }
            } catch (SQLException fault) {
                throw new IllegalStateException(fault);
            }
            return rows.stream().sorted().toList();
        }

        /** The checker that the library makes, each question with an entity manager of its own. */
        private static EligibilityChecker over(TestNetwork network) {
            EligibilityChecker roll = new RollEligibilityChecker(network::entityManager);
            return (number, day) -> network.withoutTransaction(o -> roll.coverageOn(number, day));
        }

        private TestNetwork filled() {
            TestNetwork opened = TestNetwork.on(provider, kind);
            RollOutcome outcome =
                    opened.inTransaction(
                            o -> {
                                o.networkEditor()
                                        .add(
                                                SYSTEM,
                                                new AddPriceList(
                                                        "BASE", LocalizedName.of("Listino", null)));
                                return o.rollImport()
                                        .upsert(
                                                SYSTEM,
                                                roll(
                                                        List.of(
                                                                policy(
                                                                        "P-1",
                                                                        ValidityPeriod.from(
                                                                                JANUARY))),
                                                        aMember("M-1")
                                                                .coveredBy(
                                                                        "P-1",
                                                                        ValidityPeriod.between(
                                                                                JANUARY, JULY))
                                                                .with(
                                                                        aChild(
                                                                                "D-1",
                                                                                TODAY.minusDays(
                                                                                        3))),
                                                        aMember("M-2").alone()));
                            });
            assertThat(outcome).isInstanceOf(RollOutcome.Imported.class);
            return opened;
        }

        private static Coverage not(Coverage.Reason reason) {
            return new Coverage.NotCovered(reason);
        }
    }
}

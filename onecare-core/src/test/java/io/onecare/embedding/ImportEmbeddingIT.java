package io.onecare.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.JavaSeTransactions;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.imports.BeginImport;
import io.onecare.core.imports.DifferenceCriteria;
import io.onecare.core.imports.DifferenceLine;
import io.onecare.core.imports.ImportId;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportListener;
import io.onecare.core.imports.ImportMode;
import io.onecare.core.imports.ImportOutcome;
import io.onecare.core.imports.ImportVerdict;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SourceLine;
import io.onecare.core.imports.TariffRow;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A price list from a file of the insurer's; all outcomes are tested in the feature itself. */
class ImportEmbeddingIT {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-08T06:00:00Z"), ZoneOffset.UTC);

    @Test
    void prices_are_staged_checked_shown_and_applied() throws SQLException {
        InsurerNetwork network = InsurerNetwork.newDatabase(DatabaseKind.H2);
        EntityManagerFactory factory =
                Persistence.createEntityManagerFactory(
                        "insurer", network.settings(JpaProvider.HIBERNATE));
        JavaSeTransactions transactions = JavaSeTransactions.over(factory);
        OneCare oneCare =
                OneCare.builder().entityManager(transactions::entityManager).clock(CLOCK).build();
        transactions.inTransaction(
                () -> {
                    InsurerNetwork.load(oneCare, LocalDate.of(2026, 6, 8));
                    return null;
                });
        LocalDate today = LocalDate.of(2026, 6, 8);
        LocalDate july = LocalDate.of(2026, 7, 1);

        // snippet: import
        Imports imports = oneCare.imports();
        Actor nightly = Actor.system("nightly-prices");
        BeginImport wish = BeginImport.of(ImportKind.TARIFFS, ImportMode.UPSERT, today);
        ImportId id = transactions.inTransaction(() -> imports.begin(nightly, wish)).id();
        TariffRow row =
                new TariffRow(
                        "OC-1", "VIS-ALLERGOLOGICA", "BASE", new BigDecimal("49.00"), july, null);
        List<SourceLine> batch = List.of(new SourceLine(2, row)); // line 2 of the file; up to 1,000
        transactions.inTransaction(() -> imports.stage(nightly, id, batch));

        ImportOutcome checked = imports.check(nightly, id, transactions, ImportListener.none());
        DifferenceCriteria ends = new DifferenceCriteria(RowType.TARIFF, ImportVerdict.GONE);
        List<DifferenceLine> difference =
                transactions.reading(() -> imports.difference(nightly, id, ends, 0, 100));

        ImportOutcome applied =
                transactions.inTransaction(() -> imports.apply(nightly, id, ImportListener.none()));
        if (applied instanceof ImportOutcome.Refused refused) {
            System.err.println(refused.reason()); // such as HAS_PROBLEMS: imports.problems(…)
        }
        // end

        assertThat(checked).isInstanceOf(ImportOutcome.Done.class);
        assertThat(difference)
                .extracting(DifferenceLine::key)
                .containsExactly("OC-1 / VIS-ALLERGOLOGICA / BASE / 2026-01-01");
        assertThat(applied).isInstanceOf(ImportOutcome.Done.class);
        assertThat(network.count("tariff")).isEqualTo(2);
        factory.close();
        network.assertNothingBroken();
    }
}

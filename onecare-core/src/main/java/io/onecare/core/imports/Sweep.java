package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import io.onecare.core.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Deletes rows that nobody needs any more, in stretches. */
final class Sweep {

    private static final List<String> WITH_ROW_NUMBERS =
            List.of(
                    "import_category",
                    "import_service",
                    "import_facility",
                    "import_facility_phone",
                    "import_facility_service",
                    "import_practitioner",
                    "import_practitioner_facility",
                    "import_price_list",
                    "import_tariff");

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Transactions transactions;

    Sweep(Supplier<EntityManager> entityManager, Clock clock, Transactions transactions) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.transactions = transactions;
    }

    int run(Instant untouchedSince) {
        List<UUID> imports =
                transactions.inTransaction(
                        () -> ImportRun.untouched(entityManager.get(), untouchedSince));
        int swept = 0;
        for (UUID id : imports) {
            if (transactions.inTransaction(() -> giveUp(new ImportId(id), untouchedSince))) {
                sweep(id);
                swept++;
            }
        }
        return swept;
    }

    /** False if somebody has touched it after all. */
    private boolean giveUp(ImportId id, Instant untouchedSince) {
        EntityManager em = entityManager.get();
        ImportRun.lock(em, id);
        if (!ImportRun.untouched(em, untouchedSince).contains(id.value())) {
            return false;
        }
        ImportRun run = ImportRun.find(em, id).orElseThrow();
        if (Imports.over(run).isEmpty()) {
            run.abandoned(em, clock.instant());
        }
        return true;
    }

    private void sweep(UUID id) {
        int staged =
                transactions.inTransaction(
                        () ->
                                ImportRun.find(entityManager.get(), new ImportId(id))
                                        .orElseThrow()
                                        .staged());
        for (String table : WITH_ROW_NUMBERS) {
            for (Stretch stretch : Stretch.all(staged)) {
                delete(
                        new NativeSql()
                                .add("delete from " + table + " where import_id = ?", id)
                                .add(
                                        " and row_no > ? and row_no <= ?",
                                        stretch.after(),
                                        stretch.last()));
            }
        }
        delete(new NativeSql().add("delete from import_problem where import_id = ?", id));
        delete(new NativeSql().add("delete from import_gone where import_id = ?", id));
        delete(new NativeSql().add("update import_run set cleaned = true where id = ?", id));
    }

    private void delete(NativeSql sql) {
        transactions.inTransaction(() -> sql.update(entityManager.get()));
    }
}

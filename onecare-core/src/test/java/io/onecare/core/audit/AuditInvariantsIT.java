package io.onecare.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each query of db/invariants about the chain catches the violation it is for, and only that. */
class AuditInvariantsIT {

    private AuditFixture audit;

    @AfterEach
    void close() {
        audit.network.abandon();
    }

    private void open(DatabaseKind kind) throws SQLException {
        audit = AuditFixture.on(JpaProvider.HIBERNATE, kind);
        audit.record(3);
        audit.seal();
        assertThat(violated()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_seal_that_is_missing_is_caught(DatabaseKind kind) throws SQLException {
        open(kind);
        audit.sql("delete from audit_seal where seq = 2");
        assertThat(violated()).containsExactly("audit_seal_missing.sql");
    }

    @ParameterizedTest
    @EnumSource
    void a_seal_without_its_entry_is_caught(DatabaseKind kind) throws SQLException {
        open(kind);
        audit.sql(
                "alter table audit_seal drop constraint fk_audit_seal_entry",
                "delete from audit_entry where subject_id = 'B-2'");
        assertThat(violated()).containsExactly("audit_seal_without_entry.sql");
    }

    private Set<String> violated() throws SQLException {
        try (Connection connection = audit.network.connect()) {
            return Invariants.violations(connection).keySet();
        }
    }
}

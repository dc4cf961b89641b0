package io.onecare.core.imports;

import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.schedule.ClinicFixture;
import java.io.IOException;
import java.util.UUID;

/**
 * A process of its own that applies an import, says when it is past a phase, and then waits to be
 * killed in the middle of its transaction.
 *
 * <p>Arguments: provider, URL, user, password, import, phase, row type.
 */
final class ImportingNode {

    private ImportingNode() {}

    public static void main(String[] arguments) {
        TestNetwork network =
                TestNetwork.over(
                        JpaProvider.valueOf(arguments[0]),
                        new DatabaseAccess(arguments[1], arguments[2], arguments[3]),
                        ClinicFixture.morning());
        ImportId id = new ImportId(UUID.fromString(arguments[4]));
        network.inTransaction(
                o ->
                        o.imports()
                                .apply(
                                        ImportFixture.ADMINISTRATOR,
                                        id,
                                        progress -> {
                                            if (progress.phase().name().equals(arguments[5])
                                                    && progress.rowType()
                                                            .name()
                                                            .equals(arguments[6])
                                                    && progress.done() == progress.total()) {
                                                waitToBeKilled();
                                            }
                                        }));
    }

    private static void waitToBeKilled() {
        System.out.println("NOW");
        try {
            System.in.read(); // nobody writes; the end of the input would let it commit
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }
}

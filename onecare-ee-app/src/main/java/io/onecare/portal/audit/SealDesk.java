package io.onecare.portal.audit;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.audit.SealOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Seals entries of the audit trail, some at a time. */
@ApplicationScoped
public class SealDesk {

    private static final Actor ACTOR = Actor.system("sealing");
    private static final int AT_ONCE = 1_000;

    @Inject private OneCare oneCare;

    /**
     * Seals what has come in.
     *
     * @return true if there may be more; false also while another node seals
     */
    @Transactional
    public boolean seal() {
        return isFull(oneCare.auditChain().seal(ACTOR, AT_ONCE));
    }

    /**
     * Seals what was passed by, because its transaction was open for so long.
     *
     * @return true if there may be more
     */
    @Transactional
    public boolean sealLate() {
        return isFull(oneCare.auditChain().sealLate(ACTOR, AT_ONCE));
    }

    private static boolean isFull(SealOutcome outcome) {
        return outcome instanceof SealOutcome.Sealed done && done.entries() == AT_ONCE;
    }
}

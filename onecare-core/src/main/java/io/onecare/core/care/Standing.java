package io.onecare.core.care;

import io.onecare.core.Actor;
import org.jspecify.annotations.Nullable;

/** How somebody must stand to a request in order to do something with it. */
enum Standing {
    /** In no way. */
    ANYBODY {
        @Override
        @Nullable CareRefusal refusal(Actor actor, CareRequest request) {
            return null;
        }
    },
    /** Whoever asked on the portal; to anybody else there is no such request. */
    SENDER {
        @Override
        @Nullable CareRefusal refusal(Actor actor, CareRequest request) {
            return actor.name().equals(request.account()) ? null : CareRefusal.NOT_FOUND;
        }
    },
    /** It is nobody's. */
    TAKER {
        @Override
        @Nullable CareRefusal refusal(Actor actor, CareRequest request) {
            return request.owner() == null ? null : CareRefusal.ALREADY_TAKEN;
        }
    },
    /** It is theirs. */
    OWNER {
        @Override
        @Nullable CareRefusal refusal(Actor actor, CareRequest request) {
            if (request.owner() == null) {
                return CareRefusal.NOT_TAKEN;
            }
            return request.owner().equals(actor.name()) ? null : CareRefusal.TAKEN_BY_ANOTHER;
        }
    },
    /** It is another operator's. */
    SUCCESSOR {
        @Override
        @Nullable CareRefusal refusal(Actor actor, CareRequest request) {
            if (request.owner() == null) {
                return CareRefusal.NOT_TAKEN;
            }
            return request.owner().equals(actor.name()) ? CareRefusal.ALREADY_TAKEN : null;
        }
    },
    /** It is somebody's, whoever that is. */
    SUPERVISOR {
        @Override
        @Nullable CareRefusal refusal(Actor actor, CareRequest request) {
            return request.owner() == null ? CareRefusal.NOT_TAKEN : null;
        }
    };

    /** Null if the actor stands as is needed. */
    abstract @Nullable CareRefusal refusal(Actor actor, CareRequest request);
}

package io.onecare.core.care;

import static java.util.Map.entry;

import io.onecare.core.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may do what at the desk, as data. What is not here is "not found". */
final class CareAuthority {

    /** Who may bring something to the desk. A member only for whom they may see. */
    private static final Map<CareChannel, Set<Role>> OPENING =
            Map.of(
                    CareChannel.PHONE, Set.of(Role.OPERATOR, Role.SYSTEM),
                    CareChannel.EMAIL, Set.of(Role.SYSTEM),
                    CareChannel.PORTAL, Set.of(Role.MEMBER),
                    CareChannel.BOOKING, Set.of(Role.SYSTEM));

    /** Who may take which step, and how they must stand to the request. */
    private static final Map<CareEvent, Map<Role, Standing>> STEPS =
            Map.ofEntries(
                    entry(CareEvent.TAKEN, Map.of(Role.OPERATOR, Standing.TAKER)),
                    entry(
                            CareEvent.GIVEN_BACK,
                            Map.of(
                                    Role.OPERATOR, Standing.OWNER,
                                    Role.SYSTEM, Standing.SUPERVISOR)),
                    entry(CareEvent.TAKEN_OVER, Map.of(Role.OPERATOR, Standing.SUCCESSOR)),
                    entry(CareEvent.IDENTITY_CHECK_BEGUN, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(CareEvent.IDENTITY_CONFIRMED, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(CareEvent.WORK_BEGUN, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(CareEvent.FACTS_CORRECTED, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(CareEvent.SENDER_ASKED, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(
                            CareEvent.SENDER_ANSWERED,
                            Map.of(
                                    Role.OPERATOR, Standing.OWNER,
                                    Role.SYSTEM, Standing.ANYBODY)),
                    entry(CareEvent.DONE, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(CareEvent.REFUSED, Map.of(Role.OPERATOR, Standing.OWNER)),
                    entry(
                            CareEvent.WITHDRAWN,
                            Map.of(
                                    Role.OPERATOR, Standing.OWNER,
                                    Role.SYSTEM, Standing.ANYBODY,
                                    Role.MEMBER, Standing.SENDER)));

    /** Who may see the queue, and any request with its history. */
    private static final Set<Role> DESK = Set.of(Role.OPERATOR, Role.SYSTEM);

    /** Whose look at a person's data leaves an audit entry. */
    private static final Set<Role> WATCHED = Set.of(Role.OPERATOR);

    /** Who has requests of their own. */
    private static final Set<Role> SENDERS = Set.of(Role.MEMBER);

    private CareAuthority() {}

    static boolean mayOpen(Role role, CareChannel channel) {
        return OPENING.getOrDefault(channel, Set.of()).contains(role);
    }

    static Optional<Standing> standing(Role role, CareEvent step) {
        return Optional.ofNullable(STEPS.getOrDefault(step, Map.of()).get(role));
    }

    static boolean mayWorkAtDesk(Role role) {
        return DESK.contains(role);
    }

    static boolean isWatched(Role role) {
        return WATCHED.contains(role);
    }

    static boolean mayHaveOwn(Role role) {
        return SENDERS.contains(role);
    }
}

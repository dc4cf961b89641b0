package io.onecare.portal.access;

import io.onecare.core.OneCare;
import io.onecare.core.access.AccessEntry;
import io.onecare.core.access.AccessPosition;
import io.onecare.core.access.AccessScope;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds who has seen the data of whoever is logged in and of their dependants. */
@ApplicationScoped
public class AccessDesk {

    /** How many entries a page shows. */
    public static final int PAGE_SIZE = 25;

    @Inject private OneCare oneCare;

    /**
     * Gives a page of the list.
     *
     * @param signIn who is logged in
     * @param scope whose doings are wanted
     * @param after where the page before ended, or null for the first page
     * @return the page
     */
    public AccessPage page(SignIn signIn, AccessScope scope, @Nullable AccessPosition after) {
        List<AccessEntry> found =
                oneCare.accessLog().page(signIn.actor(), scope, after, PAGE_SIZE + 1);
        List<AccessEntry> shown = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        Set<String> facilities =
                shown.stream()
                        .map(AccessEntry::facilityCode)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(HashSet::new));
        return new AccessPage(
                shown,
                found.size() > PAGE_SIZE,
                oneCare.facilityDirectory().withCodes(signIn.actor(), facilities));
    }
}

package io.onecare.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps out of addresses who is meant, where they look and for which service. Browsers keep
 * addresses in their histories, and whatever stands between browser and portal writes them into its
 * logs. The query is sealed as one parameter for the account that is logged in: the address still
 * is all the state there is, so that loading again, going back and a second window work, but it
 * says nothing to anybody else.
 */
public final class SealedAddress {

    /** The parameter that holds the sealed query. */
    public static final String PARAMETER = "sealed";

    /** Addresses with one of these are sealed; all that is asked besides goes with them. */
    private static final Set<String> PERSONAL =
            Set.of("patient", "service", "practitioner", "place", "near", "back");

    private static final String ATTRIBUTE = SealedAddress.class.getName();

    private final AddressSeal seal;
    private final String context;

    SealedAddress(AddressSeal seal, UUID account) {
        this.seal = seal;
        this.context = "address " + account;
    }

    void putInto(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Seals an address for whoever sent the request.
     *
     * @param request the request at hand
     * @param address an address of the portal, with a query or without; relative ones may begin
     *     with the question mark
     * @return the address with its query sealed if there is something personal in it and somebody
     *     is logged in, else as it was
     */
    public static String in(HttpServletRequest request, String address) {
        return request.getAttribute(ATTRIBUTE) instanceof SealedAddress addresses
                ? addresses.seal(address)
                : address;
    }

    /**
     * Seals what comes behind the question mark of an address.
     *
     * @param request the request at hand
     * @param query the query
     * @return the query sealed, under the conditions of {@link #in}
     */
    public static String queryIn(HttpServletRequest request, String query) {
        return in(request, "?" + query).substring(1);
    }

    String seal(String address) {
        int mark = address.indexOf('?');
        String query = mark < 0 ? "" : address.substring(mark + 1);
        int fragment = query.indexOf('#');
        String rest = fragment < 0 ? "" : query.substring(fragment);
        String asked = fragment < 0 ? query : query.substring(0, fragment);
        return isPersonal(asked)
                ? address.substring(0, mark)
                        + "?"
                        + PARAMETER
                        + "="
                        + URLEncoder.encode(seal.seal(asked, context), StandardCharsets.UTF_8)
                        + rest
                : address;
    }

    private static boolean isPersonal(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .anyMatch(PERSONAL::contains);
    }

    /** The query; empty if it was changed, or sealed for somebody else. */
    Optional<String> open(String sealed) {
        return seal.open(sealed, context);
    }
}

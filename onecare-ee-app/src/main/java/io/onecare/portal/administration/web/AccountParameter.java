package io.onecare.portal.administration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of an account in the address of a page. */
final class AccountParameter {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AccountParameter() {}

    /** Empty if it is not there, or none. */
    static Optional<UUID> of(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(text -> FORM.matcher(text).matches())
                .map(UUID::fromString);
    }
}

package io.onecare.portal.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the addresses of the pages of imports say. */
final class ImportParameter {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private ImportParameter() {}

    /** Empty if it is not there, or none. */
    static Optional<UUID> id(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(text -> ID.matcher(text).matches())
                .map(UUID::fromString);
    }

    /** 0 if it is not there, or none. */
    static long position(HttpServletRequest request) {
        String text = request.getParameter("after");
        return text != null && POSITION.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    static <E extends Enum<E>> Optional<E> one(
            HttpServletRequest request, Class<E> type, String name) {
        String chosen = request.getParameter(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(chosen))
                .findFirst();
    }
}

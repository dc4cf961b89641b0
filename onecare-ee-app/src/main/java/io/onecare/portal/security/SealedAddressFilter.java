package io.onecare.portal.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes sealed addresses ({@link SealedAddress}) for whoever is logged in. A form that
 * only asks for a page is sent like one that changes something, with a field {@value #ASK}, since a
 * browser writes what a form gets by GET into an address; it is led on to the sealed one.
 */
public class SealedAddressFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String ASK = "ask";

    private final transient AddressSeal seal;

    /**
     * Made by the container.
     *
     * @param seal seals and opens
     */
    @Inject
    public SealedAddressFilter(AddressSeal seal) {
        this.seal = seal;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignIn> signIn = SignIn.of(request);
        if (signIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SealedAddress addresses = new SealedAddress(seal, signIn.get().account());
        addresses.putInto(request);
        KeptForm.of(request).ifPresent(kept -> kept.opened(addresses).putInto(request));
        if (isFile(request)) {
            chain.doFilter(request, new SealingResponse(response, addresses));
            return;
        }
        Optional<String> asked = asked(request);
        if (asked.isPresent()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location", addresses.seal(request.getRequestURI() + "?" + asked.get()));
            return;
        }
        HttpServletRequest opened =
                Optional.ofNullable(request.getParameter(SealedAddress.PARAMETER))
                        .flatMap(addresses::open)
                        .<HttpServletRequest>map(query -> new OpenedRequest(request, query))
                        .orElse(request);
        chain.doFilter(opened, new SealingResponse(response, addresses));
    }

    /** To look for parameters would read all of it. */
    private static boolean isFile(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** What a form asks for, now or before its sender had to log in again. */
    private static Optional<String> asked(HttpServletRequest request) {
        if (request.getMethod().equals("POST")) {
            return Optional.of(request.getParameterMap())
                    .filter(fields -> fields.containsKey(ASK))
                    .map(SealedAddressFilter::query);
        }
        return request.getQueryString() == null
                ? KeptForm.of(request)
                        .map(KeptForm::fields)
                        .filter(fields -> fields.containsKey(ASK))
                        .map(SealedAddressFilter::queryOfOne)
                : Optional.empty();
    }

    private static String queryOfOne(Map<String, String> fields) {
        return query(
                fields.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        field -> new String[] {field.getValue()})));
    }

    /** Fields that were left empty say nothing. */
    private static String query(Map<String, String[]> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().equals(ASK))
                .flatMap(
                        field ->
                                Arrays.stream(field.getValue())
                                        .filter(value -> !value.isBlank())
                                        .map(
                                                value ->
                                                        encoded(field.getKey())
                                                                + "="
                                                                + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whatever leads on to another page does so by a sealed address. */
    private static final class SealingResponse extends HttpServletResponseWrapper {

        private final SealedAddress addresses;

        SealingResponse(HttpServletResponse response, SealedAddress addresses) {
            super(response);
            this.addresses = addresses;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            super.sendRedirect(addresses.seal(location));
        }
    }
}

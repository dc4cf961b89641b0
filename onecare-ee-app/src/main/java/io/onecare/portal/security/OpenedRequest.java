package io.onecare.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with the parameters that its address held sealed. What the address says openly comes
 * after them; the query itself stays as it was sent.
 */
final class OpenedRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    OpenedRequest(HttpServletRequest request, String query) {
        super(request);
        for (String part : query.split("&")) {
            String[] nameAndValue = part.split("=", 2);
            if (nameAndValue.length == 2) {
                add(decoded(nameAndValue[0]), decoded(nameAndValue[1]));
            }
        }
        request.getParameterMap()
                .forEach((name, values) -> Stream.of(values).forEach(value -> add(name, value)));
        parameters.remove(SealedAddress.PARAMETER);
    }

    private void add(String name, String value) {
        parameters.merge(
                name,
                new String[] {value},
                (first, more) ->
                        Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}

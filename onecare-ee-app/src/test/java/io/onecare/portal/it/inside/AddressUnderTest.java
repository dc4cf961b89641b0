package io.onecare.portal.it.inside;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers what a page is told of the query that it was asked with: a sealed one opened. */
@WebServlet("/login/under-test/address")
public class AddressUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(
                        request.getParameterMap().entrySet().stream()
                                .flatMap(
                                        parameter ->
                                                Stream.of(parameter.getValue())
                                                        .map(
                                                                value ->
                                                                        parameter.getKey()
                                                                                + "="
                                                                                + encoded(value)))
                                .collect(Collectors.joining("&")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

package io.onecare.portal.demo.web;

import io.onecare.portal.demo.DemoMailDesk;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets nobody see pages of the demo, not even that there are any, where no mails are caught. */
public class DemoFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient DemoMailDesk desk;

    /**
     * Made by the container.
     *
     * @param desk knows whether mails are caught
     */
    @Inject
    public DemoFilter(DemoMailDesk desk) {
        this.desk = desk;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (desk.isOpen()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

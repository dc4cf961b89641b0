package io.onecare.portal.it.inside;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Makes the sessions of an account older than they are, so that no test waits a quarter of an hour.
 */
@WebServlet("/under-test/time")
public class PassingTime extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient EntityManager entityManager;
    @Resource private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        long micros =
                Duration.ofSeconds(Long.parseLong(request.getParameter("seconds")))
                        .dividedBy(ChronoUnit.MICROS.getDuration());
        try {
            int aged =
                    Committed.in(
                            transaction,
                            () ->
                                    entityManager
                                            .createNativeQuery(
                                                    "update account_session set begun_at = begun_at - ?1,"
                                                            + " last_used_at = last_used_at - ?1"
                                                            + " where account_id = (select id from account"
                                                            + " where user_name = ?2)")
                                            .setParameter(1, micros)
                                            .setParameter(2, request.getParameter("user"))
                                            .executeUpdate());
            response.getWriter().write(String.valueOf(aged));
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (Exception fault) { // as declared by what runs in transactions
            throw new ServletException(fault);
        }
    }
}

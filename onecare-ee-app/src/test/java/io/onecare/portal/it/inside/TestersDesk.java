package io.onecare.portal.it.inside;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.Arrays;

/** Tells tests outside what goes on inside, and lets time pass for a code. */
@WebServlet("/api/testers/*")
public class TestersDesk extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What every code begins with, and is found by. */
    private static final int KEY_LENGTH = 5;

    @Inject private transient EntityManager entityManager;
    @Inject private transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/plain");
        switch (String.valueOf(request.getPathInfo())) {
            case "/statements" -> {
                for (var sent : StatementLog.byMark().entrySet()) {
                    response.getWriter()
                            .println(
                                    sent.getKey()
                                            + "\t"
                                            + String.join("; ", sent.getValue())
                                                    .replaceAll("\\s+", " "));
                }
            }
            case "/hashing" -> response.getWriter().print(threadsThatHash());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Those inside the hash function; whoever waits for a turn has not entered it yet. */
    private static long threadsThatHash() {
        return Thread.getAllStackTraces().values().stream()
                .filter(
                        stack ->
                                Arrays.stream(stack)
                                        .anyMatch(
                                                frame ->
                                                        frame.getClassName()
                                                                .startsWith(
                                                                        "com.password4j.Argon2")))
                .count();
    }

    /** The code is as old as it may be, and a moment older. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String key = request.getParameter("code").substring(0, KEY_LENGTH);
        try {
            int expired =
                    Committed.in(
                            transaction,
                            () ->
                                    entityManager
                                            .createNativeQuery(
                                                    "update confirmation_code set made_at = made_at"
                                                            + " - (expires_at - made_at), expires_at ="
                                                            + " made_at where code_key = ?1")
                                            .setParameter(1, key)
                                            .executeUpdate());
            response.getWriter().print(expired);
        } catch (IOException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new ServletException(fault);
        }
    }
}

package io.onecare.portal.faces;

import io.onecare.portal.security.KeptForm;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * A form as the browser sent it. The portal's forms are plain: there is no state on the server that
 * could be lost, too old or tampered with.
 */
public final class Posted {

    private static final int MAX_LENGTH = 1_000;

    private final HttpServletRequest request;

    private Posted(HttpServletRequest request) {
        this.request = request;
    }

    /**
     * Reads a request.
     *
     * @param request the request
     * @return what was sent with it
     */
    public static Posted in(HttpServletRequest request) {
        return new Posted(request);
    }

    /**
     * Tells whether a form was sent.
     *
     * @return false if a page was asked for
     */
    public boolean isSent() {
        return request.getMethod().equals("POST");
    }

    /**
     * Tells whether there is something that was typed: in the form that was sent, or in one that
     * came when the session had expired and is shown again.
     *
     * @return false if the page is asked for the first time
     */
    public boolean isFilled() {
        return isSent() || KeptForm.of(request).isPresent();
    }

    /**
     * Gives what was typed into a field.
     *
     * @param field the name of the field
     * @return without spaces around; at most {@value #MAX_LENGTH} characters; empty if nothing was,
     *     or no form was sent
     */
    public String text(String field) {
        return isSent()
                ? secret(field).strip()
                : cut(KeptForm.of(request).map(kept -> kept.fields().get(field)).orElse(""))
                        .strip();
    }

    /**
     * Gives what was typed into a field, to the letter.
     *
     * @param field the name of the field
     * @return at most {@value #MAX_LENGTH} characters; empty if nothing was typed, or no form was
     *     sent
     */
    public String secret(String field) {
        String typed = isSent() ? request.getParameter(field) : null;
        return typed == null ? "" : cut(typed);
    }

    /**
     * Gives what was typed into a field for a text of several lines.
     *
     * @param field the name of the field
     * @param maxLength the most characters that are read
     * @return with its line breaks as {@code \n}, without spaces around; empty if nothing was
     *     typed, or no form was sent
     */
    public String paragraphs(String field, int maxLength) {
        String typed =
                isSent()
                        ? request.getParameter(field)
                        : KeptForm.of(request).map(kept -> kept.fields().get(field)).orElse("");
        String text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        return text.substring(0, Math.min(maxLength, text.length()));
    }

    private static String cut(String typed) {
        return typed.substring(0, Math.min(MAX_LENGTH, typed.length()));
    }

    /**
     * Leads the browser to another page, so that going back or loading it again sends nothing
     * twice.
     *
     * @param page its address, without the context path
     * @throws IOException if the browser has gone
     */
    public void leadTo(String page) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().redirect(request.getContextPath() + page);
        faces.responseComplete();
    }

    /**
     * Answers as if there were no such page.
     *
     * @throws IOException if the browser has gone
     */
    public void notFound() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        faces.responseComplete();
    }

    /**
     * Counts a wait in minutes.
     *
     * @param wait how long
     * @return rounded up, at least 1
     */
    public static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}

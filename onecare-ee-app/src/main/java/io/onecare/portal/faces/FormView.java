package io.onecare.portal.faces;

import io.onecare.portal.security.SealedAddress;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The view of a page with a form: what was typed, and what is wrong with it. */
public abstract class FormView {

    private @Nullable FormMessages messages;

    /**
     * Gives what the keys of the texts about errors begin with.
     *
     * @return such as {@code login.message.error.}
     */
    protected abstract String problems();

    /**
     * Gives the request.
     *
     * @return the request at hand
     */
    protected HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    /**
     * Gives the response, for its cookies.
     *
     * @return the response at hand
     */
    protected HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }

    /**
     * Gives where the request comes from, as limits count it.
     *
     * @return an IPv4 address, or the network of an IPv6 address
     */
    protected String networkAddress() {
        return SourceNetwork.of(request());
    }

    /**
     * Writes the address of a page as a link holds it.
     *
     * @param page the address without the path of the portal
     * @return with it, and sealed if it is personal
     */
    protected String link(String page) {
        return SealedAddress.in(request(), request().getContextPath() + page);
    }

    /**
     * Gives the form as it was sent.
     *
     * @return what the browser sent
     */
    protected Posted posted() {
        return Posted.in(request());
    }

    /**
     * Gives the place for what is wrong.
     *
     * @return empty at first
     */
    protected FormMessages messages() {
        if (messages == null) {
            messages = new FormMessages(Language.of(request()), problems());
        }
        return messages;
    }

    /**
     * Gives what was typed into a field.
     *
     * @param field its name
     * @return empty before the form was sent
     */
    public String typed(String field) {
        return posted().text(field);
    }

    /**
     * Gives what is wrong.
     *
     * @return empty if nothing is
     */
    public List<FieldMessage> getMessages() {
        return messages().all();
    }

    /**
     * Gives what is wrong with a field.
     *
     * @param field its id
     * @return empty if nothing is
     */
    public String error(String field) {
        return messages().about(field);
    }
}

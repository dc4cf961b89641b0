package io.onecare.portal.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Gives every page the reader's language, and keeps public pages without a session. The {@code
 * transient} of {@code f:view} comes too late for that: it is read while the page renders, and by
 * then PrimeFaces has put the nonce of its content security policy into the view's map, which lives
 * in the session.
 */
public class PortalViewHandler extends ViewHandlerWrapper {

    /** Pages without a Faces form. */
    private static final Set<String> STATELESS = Set.of("/map.xhtml", "/login.xhtml");

    /**
     * Made by the container.
     *
     * @param wrapped makes the views
     */
    public PortalViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        UIViewRoot view = super.createView(context, viewId);
        view.setTransient(STATELESS.contains(view.getViewId()));
        return view;
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return Language.of((HttpServletRequest) context.getExternalContext().getRequest()).locale();
    }
}

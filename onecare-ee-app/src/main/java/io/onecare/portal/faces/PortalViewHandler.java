package io.onecare.portal.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Gives every page the reader's language, and keeps pages without state: their forms are plain, see
 * {@link Posted}. The {@code transient} of {@code f:view} comes too late for that: it is read while
 * the page renders, and by then PrimeFaces has put the nonce of its content security policy into
 * the view's map, which lives in the session.
 */
public class PortalViewHandler extends ViewHandlerWrapper {

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
        if (view != null) { // else there is no such page, and the browser has been told
            view.setTransient(true);
        }
        return view;
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return Language.of((HttpServletRequest) context.getExternalContext().getRequest()).locale();
    }
}

package io.onecare.portal.it.load.bare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.IntStream;

/** Behind pages that do no work: a table of constants, and a form that leads on. */
@Named
@RequestScoped
public class BareView {

    private static final int ROWS = 10;

    private String name = "";

    /** As many rows as a page of results has cards. */
    public List<Integer> getRows() {
        return IntStream.rangeClosed(1, ROWS).boxed().toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Leads to another page, as every form of the portal does. */
    public String send() {
        return "done?faces-redirect=true";
    }
}
